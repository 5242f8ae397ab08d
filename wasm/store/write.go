package store

import (
	"encoding/binary"
	"hash/crc32"
)

// Deflater packs bytes as one DEFLATE stream. Package store/deflate has one; it is handed in because only programs that build archives need it.
type Deflater func(raw []byte) ([]byte, error)

// Write makes the file of the given sections, in that order. The same sections give the same bytes. Without a Deflater every page is stored raw.
func Write(sections []Section, deflate Deflater) ([]byte, error) {
	table := binary.AppendUvarint(nil, uint64(len(sections)))
	var body []byte
	for _, s := range sections {
		if deflate == nil {
			s.Codec = Raw
		}
		table = binary.AppendUvarint(table, uint64(len(s.Name)))
		table = append(table, s.Name...)
		table = binary.AppendUvarint(table, uint64(len(s.Data)))
		table = append(table, byte(s.Codec))
		table = binary.AppendUvarint(table, uint64(pagesOf(int64(len(s.Data)))))
		for start := 0; start < len(s.Data); start += PageSize {
			stored := s.Data[start:min(start+PageSize, len(s.Data))]
			if s.Codec == Deflate {
				packed, err := deflate(stored)
				if err != nil {
					return nil, &Fault{Doing: "write " + s.Name + " section", Err: err}
				}
				stored = packed
			}
			table = binary.AppendUvarint(table, uint64(len(stored)))
			table = binary.LittleEndian.AppendUint32(table, crc32.ChecksumIEEE(stored))
			body = append(body, stored...)
		}
	}
	file := append([]byte(magic), version)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(table)))
	file = append(file, table...)
	file = binary.LittleEndian.AppendUint32(file, crc32.ChecksumIEEE(file))
	return append(file, body...), nil
}

// pagesOf is the number of pages of a section of n raw bytes.
func pagesOf(n int64) int64 { return n/PageSize + min(1, n%PageSize) }
