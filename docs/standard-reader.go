// Standard-reader checks an export of a log with Go's own packages for signed notes and tile logs
// (golang.org/x/mod/sumdb/note and tlog), and with nothing of Mingzhang's: the signature of every
// checkpoint, every tile, every entry, and that each checkpoint continues the one before.
//
//	go run standard-reader.go VKEYS EXPORT
//
// VKEYS holds verifier keys, one a line; the Ed25519 key is used. See auditors-guide.md.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// export reads tiles from a directory in the layout of C2SP tlog-tiles.
type export string

func (e export) Height() int                         { return tileHeight }
func (e export) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (e export) read(name string) ([]byte, error)    { return os.ReadFile(filepath.Join(string(e), name)) }
func (e export) ReadTiles(t []tlog.Tile) ([][]byte, error) {
	tiles := make([][]byte, len(t))
	for i, tile := range t {
		// Go writes the height into the path, C2SP does not.
		data, err := e.read(strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1))
		if err != nil {
			return nil, err
		}
		tiles[i] = data
	}
	return tiles, nil
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: standard-reader VKEYS EXPORT")
	}
	verifier := verifierOf(os.Args[1])
	from := export(os.Args[2])
	newest, err := from.read("checkpoint")
	check(err)
	tree := open(newest, verifier)
	hashes := tlog.TileHashReader(tree, from)

	// The newest may be kept in both places: then both must say the same.
	trees := append(checkpoints(from, verifier), tree)
	sizes := map[int64]bool{tree.N: true}
	for _, each := range trees {
		sizes[each.N] = true
	}
	for i := 1; i < len(trees); i++ {
		older, newer := trees[i-1], trees[i]
		proof, err := tlog.ProveTree(newer.N, older.N, hashes)
		check(err)
		check(tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash))
	}

	for first := int64(0); first < tree.N; first += 1 << tileHeight {
		width := tree.N - first
		if width > 1<<tileHeight {
			width = 1 << tileHeight
		}
		entries(from, hashes, first, int(width))
	}
	fmt.Printf("%s: %d entries, %d checkpoints, accepted\n", verifier.Name(), tree.N, len(sizes))
}

// verifierOf is the first key that Go's note package knows.
func verifierOf(file string) note.Verifier {
	keys, err := os.ReadFile(file)
	check(err)
	for _, line := range strings.Fields(string(keys)) {
		if verifier, err := note.NewVerifier(line); err == nil {
			return verifier
		}
	}
	log.Fatalf("%s: no Ed25519 key", file)
	return nil
}

// open checks the signature of a checkpoint and reads it.
func open(text []byte, verifier note.Verifier) tlog.Tree {
	signed, err := note.Open(text, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		log.Fatalf("not a checkpoint of %s: %q", verifier.Name(), signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	tree := tlog.Tree{N: size}
	if copy(tree.Hash[:], root) != len(root) || len(root) != tlog.HashSize {
		log.Fatalf("root of %d bytes", len(root))
	}
	return tree
}

// checkpoints opens all that the export keeps, by size.
func checkpoints(from export, verifier note.Verifier) []tlog.Tree {
	var trees []tlog.Tree
	seen := make(map[int64]tlog.Hash)
	err := filepath.Walk(filepath.Join(string(from), "checkpoints"), func(path string, info os.FileInfo, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil || info.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		check(err)
		for _, text := range bytes.Split(data, []byte{0}) {
			tree := open(text, verifier)
			if hash, ok := seen[tree.N]; ok && hash != tree.Hash {
				log.Fatalf("two roots for size %d", tree.N)
			} else if !ok {
				seen[tree.N] = tree.Hash
				trees = append(trees, tree)
			}
		}
		return nil
	})
	check(err)
	sort.Slice(trees, func(i, j int) bool { return trees[i].N < trees[j].N })
	return trees
}

// entries hashes one bundle and compares with the tiles, which hashes has checked against the root.
func entries(from export, hashes tlog.HashReader, first int64, width int) {
	tile := tlog.Tile{H: tileHeight, L: -1, N: first >> tileHeight, W: width}
	name := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/data/", tileHeight), "tile/entries/", 1)
	bundle, err := from.read(name)
	check(err)
	indexes := make([]int64, width)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
	}
	stored, err := hashes.ReadHashes(indexes)
	check(err)
	for i := range indexes {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			log.Fatalf("%s ends within entry %d", name, first+int64(i))
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		if tlog.RecordHash(bundle[2:end]) != stored[i] {
			log.Fatalf("entry %d is not the one in the tree", first+int64(i))
		}
		bundle = bundle[end:]
	}
	if len(bundle) > 0 {
		log.Fatalf("%s goes on after its entries", name)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
