#!/usr/bin/env python3
"""A second reader of an export, written from docs/log-format.md alone, with the standard library.

    python3 second-reader.py VKEYS EXPORT [SCHEMAS]

checks every entry (canonical form, envelope, position, chain, time), both trees with every tile, every
checkpoint and its signatures, committed tag indexes and, with the folder docs/events as SCHEMAS, the tags
of every entry. It stops at the first thing that is wrong, and ends with status 1. What it leaves to the
verifier: schemas beside their tags, commands, actors' signatures, witnesses, and the rules of money.
"""
import base64, bisect, datetime, hashlib, json, os, re, struct, sys, unicodedata

ENTRY_BYTES_MAX, NODES_OF_TILE, ZEROS = 65535, 256, "0" * 64
SUITES = {"sha256": ("", b"\x01"), "sm3": ("sm3/", bytes.fromhex("ff06082a811ccf5501837501"))}
MEMBERS = {"actor", "command", "data", "decidedAt", "id", "log", "position", "previous", "recordedAt",
           "revision", "tags", "type"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
TAG = re.compile(r"[a-z][a-z0-9-]{0,31}:[!-~]{1,128}", re.ASCII)


class Finding(Exception):
    """What is wrong: the code of section 10, the place, and words."""


def need(holds, code, place, words):
    if not holds:
        raise Finding(f"{code} at {place}: {words}")


def digest(suite, data):
    return hashlib.new(suite, data).digest()


# ---- Canonical JSON, section 2

def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def strict(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name stands twice")
    return members


def check_values(value, depth=1):
    if isinstance(value, (dict, list)):
        if depth > 8:
            raise ValueError("more than 8 containers deep")
        if isinstance(value, dict):
            for name in value:
                if not re.fullmatch(r"[a-z][A-Za-z0-9]*", name):
                    raise ValueError("a member is called " + name)
        for one in value.values() if isinstance(value, dict) else value:
            check_values(one, depth + 1)
    elif isinstance(value, str):
        if re.search(r"[\x00-\x08\x0b-\x1f]", value) or unicodedata.normalize("NFC", value) != value:
            raise ValueError("a text has control characters or is not in NFC")
    elif not isinstance(value, bool) and not (isinstance(value, int) and abs(value) < 2**53):
        raise ValueError(f"{value!r} is no value of an entry")


def parse(entry):
    value = json.loads(entry.decode("utf-8"), object_pairs_hook=strict)
    check_values(value)
    if canonical(value) != entry:
        raise ValueError("not in canonical form")
    return value


# ---- Signatures: Ed25519 of RFC 8032, SM2 of GM/T 0003 with the user ID of GM/T 0009

ED_P, ED_L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
ED_D = -121665 * pow(121666, -1, ED_P) % ED_P


def ed_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(ED_D * y * y + 1, -1, ED_P) % ED_P
    x = pow(square, (ED_P + 3) // 8, ED_P)
    if (x * x - square) % ED_P:
        x = x * pow(2, (ED_P - 1) // 4, ED_P) % ED_P
    if y >= ED_P or (x * x - square) % ED_P or (x == 0 and sign):
        return None
    return (ED_P - x if x & 1 != sign else x, y)


def ed_add(one, two):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, two
    a, b = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2)
    c, d = 2 * t1 * t2 * ED_D, 2 * z1 * z2
    e, f, g, h = (b - a) % ED_P, (d - c) % ED_P, (d + c) % ED_P, (b + a) % ED_P
    return (e * f % ED_P, g * h % ED_P, f * g % ED_P, e * h % ED_P)


def ed_times(factor, point):
    x, y = point
    point, sum_ = (x, y, 1, x * y % ED_P), (0, 1, 1, 0)
    while factor:
        if factor & 1:
            sum_ = ed_add(sum_, point)
        point, factor = ed_add(point, point), factor >> 1
    return sum_


def ed25519(key, message, signature):
    public, r = ed_point(key), ed_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if public is None or r is None or s >= ED_L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ED_L
    base = ed_point((4 * pow(5, -1, ED_P) % ED_P).to_bytes(32, "little"))
    x1, y1, z1, _ = ed_times(s, base)
    x2, y2, z2, _ = ed_add(ed_times(h, public), (*r, 1, r[0] * r[1] % ED_P))
    return (x1 * z2 - x2 * z1) % ED_P == 0 and (y1 * z2 - y2 * z1) % ED_P == 0


SM_P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
SM_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
SM_A, SM_B = SM_P - 3, 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
SM_G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
        0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def sm_add(one, two):
    if one is None or two is None:
        return one or two
    (x1, y1), (x2, y2) = one, two
    if x1 == x2 and (y1 + y2) % SM_P == 0:
        return None
    slope = ((3 * x1 * x1 + SM_A) * pow(2 * y1, -1, SM_P) if one == two
             else (y2 - y1) * pow(x2 - x1, -1, SM_P)) % SM_P
    x = (slope * slope - x1 - x2) % SM_P
    return x, (slope * (x1 - x) - y1) % SM_P


def sm_times(factor, point):
    sum_ = None
    while factor:
        if factor & 1:
            sum_ = sm_add(sum_, point)
        point, factor = sm_add(point, point), factor >> 1
    return sum_


def sm2(key, message, signature):
    x, y = (int.from_bytes(key[i:i + 32], "big") for i in (1, 33))
    r, s = (int.from_bytes(signature[i:i + 32], "big") for i in (0, 32))
    if key[0] != 4 or (y * y - x**3 - SM_A * x - SM_B) % SM_P or not (0 < r < SM_N and 0 < s < SM_N):
        return False
    user = b"1234567812345678"
    curve = b"".join(v.to_bytes(32, "big") for v in (SM_A, SM_B, *SM_G, x, y))
    z = digest("sm3", struct.pack(">H", 8 * len(user)) + user + curve)
    e = int.from_bytes(digest("sm3", z + message), "big")
    point = (r + s) % SM_N and sm_add(sm_times(s, SM_G), sm_times((r + s) % SM_N, (x, y)))
    return bool(point) and (e + point[0]) % SM_N == r


class Key:
    """A verifier key, section 6."""

    def __init__(self, text):
        self.text = text
        self.name, key_id, blob = text.split("+", 2)
        blob = base64.b64decode(blob, validate=True)
        self.suite = next(s for s, (_, kind) in SUITES.items() if blob.startswith(kind))
        self.public = blob[len(SUITES[self.suite][1]):]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + blob).digest()[:4]
        need(self.id.hex() == key_id, "bad-signature", text, "the key ID is another")
        self.last_size = None

    def verifies(self, message, signature):
        verify = ed25519 if self.suite == "sha256" else sm2
        return len(signature) == 64 and verify(self.public, message, signature)


# ---- Trees, section 5, and their tiles, section 8

def tile_path(number):
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.append(f"x{number % 1000:03}")
    return "/".join(reversed(parts))


class Tree:
    def __init__(self, suite):
        self.suite, self.size, self.right, self.levels = suite, 0, [], {}

    def node(self, left, right):
        return digest(self.suite, b"\x01" + left + right)

    def append(self, leaf):
        """Adds a leaf; nodes of the levels that tiles hold are kept."""
        self.levels.setdefault(0, []).append(leaf)
        height, size, node = 0, self.size, leaf
        while size & 1:
            node, height, size = self.node(self.right.pop(), node), height + 1, size >> 1
            if height % 8 == 0:
                self.levels.setdefault(height // 8, []).append(node)
        self.right.append(node)
        self.size += 1

    def root(self):
        if not self.right:
            return digest(self.suite, b"")
        node = self.right[-1]
        for left in reversed(self.right[:-1]):
            node = self.node(left, node)
        return node


def root_of(suite, leaves):
    tree = Tree(suite)
    for leaf in leaves:
        tree.append(digest(suite, b"\x00" + leaf))
    return tree.root()


# ---- The export

class Export:
    def __init__(self, folder, schemas):
        self.folder, self.schema_folder = folder, schemas
        self.published, self.tags, self.leaves = {}, {}, {}
        self.unknown = 0

    def read(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def parts(self, prefix, count):
        """The files that hold so many items, 256 to a file."""
        for number in range(-(-count // NODES_OF_TILE)):
            width = min(NODES_OF_TILE, count - number * NODES_OF_TILE)
            path = prefix + tile_path(number)
            yield width, self.read(path if width == NODES_OF_TILE else f"{path}.p/{width}")

    def entries(self, size):
        for width, bundle in self.parts("tile/entries/", size):
            at = 0
            for _ in range(width):
                need(len(bundle) >= at + 2, "position-gap", "the end of a bundle", "it is cut off")
                length = struct.unpack_from(">H", bundle, at)[0]
                yield bundle[at + 2:at + 2 + length]
                at += 2 + length
            need(at == len(bundle), "position-gap", "the end of a bundle", "it has other bytes")

    def notes(self, suite):
        """Every checkpoint of a suite: the newest, and those of the history where it is exported."""
        prefix = SUITES[suite][0]
        texts = [self.read(prefix + "checkpoint")]
        history = os.path.join(self.folder, prefix, "checkpoints")
        for folder, _, files in os.walk(history):
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    texts += file.read().split(b"\x00")
        notes = {}
        for text in texts:
            body, _, signatures = text.decode().partition("\n\n")
            lines = body.split("\n")
            need(len(lines) == 3 and re.fullmatch("0|[1-9][0-9]*", lines[1]), "bad-signature",
                 prefix + "checkpoint", "not an origin, a size and a root")
            notes.setdefault(int(lines[1]), []).append((lines[0], lines[2], body + "\n", signatures))
        return notes


def check_envelope(entry, position, before, log):
    need(MEMBERS <= set(entry) <= MEMBERS | {"correlation"}, "entry-encoding", position,
         "other members than an entry has")
    need(entry["position"] == position, "position-gap", position, f"it says {entry['position']}")
    need(entry["log"] == log, "entry-encoding", position, "it is of the log " + str(entry["log"]))
    for name in ("recordedAt", "decidedAt"):
        need(isinstance(entry[name], str) and TIME.fullmatch(entry[name]), "entry-encoding", position,
             name + " is no time")
    recorded, decided = (datetime.datetime.fromisoformat(entry[n]) for n in ("recordedAt", "decidedAt"))
    need(before <= entry["recordedAt"] and 0 <= (recorded - decided).total_seconds() <= 5, "time-reversal",
         position, "time runs backwards, or the decision is older than 5 s")
    tags = entry["tags"]
    need(tags == sorted(set(tags)) and len(tags) <= 16 and all(map(TAG.fullmatch, tags)),
         "entry-encoding", position, "tags are not sorted, unique and at most 16")


def derived_tags(schema, value):
    """The tags of section 2: each text at a place that the schema marks, percent-encoded."""
    if isinstance(value, str) and "x-tag" in schema:
        text = "".join(chr(b) if 0x21 <= b <= 0x7E and b != 0x25 else f"%{b:02X}" for b in value.encode())
        yield schema["x-tag"] + ":" + text
    if isinstance(value, dict):
        for name, one in value.items():
            yield from derived_tags(schema.get("properties", {}).get(name, {}), one)
    if isinstance(value, list):
        for one in value:
            yield from derived_tags(schema.get("items", {}), one)


def check_tags(export, entry, position):
    kind = (entry["type"], entry["revision"])
    if export.schema_folder is None:
        return
    if kind not in export.published:
        export.unknown += 1
        return
    derived = sorted(set(derived_tags(export.published[kind], entry["data"])))
    need(derived == entry["tags"], "tag-mismatch", position, f"the schema derives {derived}")


def publish(export, data, first, position):
    """A schema counts from the entry behind this one on."""
    path = os.path.join(export.schema_folder or "", f"{data['type']}.{data['revision']}.json")
    if export.schema_folder is None or not os.path.exists(path):
        return
    with open(path, "rb") as file:
        text = file.read()
    if digest(first, text).hex() == data["digest"]:
        export.published[(data["type"], data["revision"])] = json.loads(text)


def check_tag_index(export, data, suites, position):
    """The root of section 9 over the entries below its size."""
    need(data["size"] <= position, "tag-mismatch", position, "the index is of entries to come")
    counted = {tag: bisect.bisect_left(at, data["size"]) for tag, at in export.tags.items()}
    names = sorted(tag for tag, count in counted.items() if count)
    need(data["tags"] == len(names), "tag-mismatch", position, f"there are {len(names)} tags")
    for suite in suites:
        leaves = []
        for tag in names:
            positions = export.tags[tag][:counted[tag]]
            hashes = b"".join(export.leaves[suite][p] for p in positions)
            leaves.append(f"{tag}\n{len(positions)}\n{positions[-1]}\n{digest(suite, hashes).hex()}".encode())
        need(root_of(suite, leaves).hex() == data["root"][suite], "tag-mismatch", position,
             f"the tags have another root in {suite}")


def key_fact(entry, keys, position):
    data = entry["data"]
    if entry["type"] == "log.KeyAdded":
        message = f"mingzhang.org/key-added@v1\n{data['key']}\n".encode()
        by = next((key for key in keys if key.text == data["by"]), None)
        if by is not None:
            need(by.verifies(message, base64.b64decode(data["signature"])), "bad-signature", position,
                 "the key was not added by a key of the log")
            keys.append(Key(data["key"]))
    for key in keys:
        if entry["type"] == "log.KeyRetired" and key.text == data["key"]:
            key.last_size = data["lastSize"]


def check_signatures(suite, size, body, signatures, origin, keys):
    place = f"the {suite} checkpoint of size {size}"
    trusted = [key for key in keys if key.suite == suite and key.name == origin]
    counts = False
    for line in signatures.strip("\n").split("\n"):
        dash, name, blob = line.split(" ")
        blob = base64.b64decode(blob, validate=True)
        for key in trusted:
            if dash == "—" and name == key.name and blob[:4] == key.id:
                need(key.verifies(body.encode(), blob[4:]), "bad-signature", place, "of " + key.text)
                counts |= key.last_size is None or size <= key.last_size
    need(counts, "bad-signature", place, "no key that you gave, or that one of these brought in, signed")


def verify(keys, folder, schemas):
    export = Export(folder, schemas)
    suites = [suite for suite in SUITES if any(key.suite == suite for key in keys)]
    notes = {suite: export.notes(suite) for suite in suites}
    sizes = {suite: set(notes[suite]) for suite in suites}
    need(len(set(map(frozenset, sizes.values()))) == 1, "checkpoint-conflict", "the checkpoints",
         "the suites have other sizes")
    size = max(sizes[suites[0]])
    need(size > 0, "truncated", "position 0", "an empty log verifies nothing")
    origin = next(key.name for key in keys if key.suite == suites[0]).removesuffix("/sm3")
    trees = {suite: Tree(suite) for suite in suites}
    previous, before, first = dict.fromkeys(suites, ZEROS), "", suites[0]
    for position, entry_bytes in enumerate(export.entries(size)):
        try:
            entry = parse(entry_bytes)
        except ValueError as e:
            raise Finding(f"entry-encoding at {position}: {e}") from None
        check_envelope(entry, position, before, origin)
        if position == 0:
            need(entry["type"] == "log.LogCreated" and entry["data"]["origin"] == origin,
                 "entry-encoding", 0, "not the first entry of " + origin)
            first = entry["data"]["suites"][0]
        for suite in suites:
            need(entry["previous"].get(suite) == previous[suite], "chain-break", position,
                 f"previous in {suite} is not the hash of the entry before")
            leaf = digest(suite, b"\x00" + entry_bytes)
            previous[suite] = leaf.hex()
            trees[suite].append(leaf)
            for _, root, _, _ in notes[suite].get(position + 1, ()):
                need(base64.b64encode(trees[suite].root()).decode() == root, "root-mismatch",
                     f"the {suite} checkpoint of size {position + 1}", "the entries have another root")
        before = entry["recordedAt"]
        export.leaves = {suite: trees[suite].levels[0] for suite in suites}
        check_tags(export, entry, position)
        if entry["type"] == "log.SchemaPublished":
            publish(export, entry["data"], first, position)
        elif entry["type"] == "log.TagIndexCommitted":
            check_tag_index(export, entry["data"], suites, position)
        elif entry["type"] in ("log.KeyAdded", "log.KeyRetired"):
            key_fact(entry, keys, position)
        for tag in entry["tags"]:
            export.tags.setdefault(tag, []).append(position)
    for suite in suites:
        for level, nodes in trees[suite].levels.items():
            path = f"{SUITES[suite][0]}tile/{level}/"
            at = 0
            for width, tile in export.parts(path, len(nodes)):
                need(tile == b"".join(nodes[at:at + width]), "leaf-mismatch", f"{path}, node {at}",
                     "the tile holds other hashes")
                at += width
        for at, all_notes in notes[suite].items():
            for name, _, body, signatures in all_notes:
                expected = origin + ("/sm3" if suite == "sm3" else "")
                need(name == expected, "bad-signature", f"size {at}", "the origin is " + name)
                check_signatures(suite, at, body, signatures, expected, keys)
    return (f"VERIFIED: positions 0 to {size - 1} of {origin}, in {' and '.join(suites)}; "
            f"{len(notes[suites[0]])} checkpoints, {len(export.tags)} tags, "
            + ("tags not derived" if schemas is None else f"{export.unknown} entries without a schema"))


def main(arguments):
    if len(arguments) not in (2, 3):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="ascii") as file:
            keys = [Key(line.strip()) for line in file if line.strip()]
        print(verify(keys, arguments[1], arguments[2] if len(arguments) == 3 else None))
        return 0
    except Finding as finding:
        print(f"NOT VERIFIED: {finding}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as e:
        print(f"NOT VERIFIED: cannot be read: {e!r}")
        return 1


sys.exit(main(sys.argv[1:]))
