package org.mingzhang.verifier.source;

import java.util.List;
import org.mingzhang.verifier.merkle.TilePath;

/// The files of one index: the same hashes, entries or notes, cut at one or more widths.
///
/// @param folder the folder of the layout
/// @param index which tile or bundle
/// @param widths how many each file holds, the fewest first; 256 is the full one
record IndexedFiles(String folder, long index, List<Integer> widths) {
    IndexedFiles {
        widths = List.copyOf(widths);
    }

    int widest() {
        return widths.get(widths.size() - 1);
    }

    String path(int width) {
        String full = folder + "/" + TilePath.of(index);
        return width == TilePath.WIDTH ? full : full + ".p/" + width;
    }
}
