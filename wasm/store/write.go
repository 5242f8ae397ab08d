package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
)

// Write makes the file of the given sections, in that order. The same sections give the same bytes.
func Write(sections []Section) ([]byte, error) {
	table := binary.AppendUvarint(nil, uint64(len(sections)))
	var body []byte
	pack := packer{}
	for _, s := range sections {
		table = binary.AppendUvarint(table, uint64(len(s.Name)))
		table = append(table, s.Name...)
		table = binary.AppendUvarint(table, uint64(len(s.Data)))
		table = append(table, byte(s.Codec))
		table = binary.AppendUvarint(table, uint64(pagesOf(int64(len(s.Data)))))
		for start := 0; start < len(s.Data); start += PageSize {
			stored, err := pack.page(s.Codec, s.Data[start:min(start+PageSize, len(s.Data))])
			if err != nil {
				return nil, &Fault{Doing: "write " + s.Name + " section", Err: err}
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

// packer keeps one compressor for all pages: making a new one costs more than packing a page with it.
type packer struct {
	buffer bytes.Buffer
	writer *flate.Writer
}

// page gives raw as stored. The result is valid until the next call.
func (p *packer) page(codec Codec, raw []byte) ([]byte, error) {
	if codec == Raw {
		return raw, nil
	}
	p.buffer.Reset()
	if p.writer == nil {
		w, err := flate.NewWriter(&p.buffer, flate.BestCompression)
		if err != nil {
			return nil, err
		}
		p.writer = w
	}
	p.writer.Reset(&p.buffer)
	if _, err := p.writer.Write(raw); err != nil {
		return nil, err
	}
	if err := p.writer.Close(); err != nil {
		return nil, err
	}
	return p.buffer.Bytes(), nil
}
