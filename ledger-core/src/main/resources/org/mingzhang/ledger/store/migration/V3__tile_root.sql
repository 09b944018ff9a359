-- The root of a full tile is the hash that stands for it one level up. Kept beside the tile, a tile
-- of the level above that is not full yet is one range of rows, not up to 255 tiles to hash.
-- Derived; tiles of an older version have none.
alter table ledger.tile add column root bytea check (octet_length(root) = 32);
