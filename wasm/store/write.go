package store

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"runtime"
	"sync"
	"sync/atomic"
)

// Deflater packs bytes as one DEFLATE stream, and may be called by several goroutines. Package store/deflate has one; it is handed in because only programs that build archives need it.
type Deflater func(raw []byte) ([]byte, error)

// Write makes the file of the given sections, in that order. The same sections give the same bytes. Without a Deflater every page is stored raw. Pages are
// packed on all cores, and the file is the one thing of its size that is made.
func Write(sections []Section, deflate Deflater) ([]byte, error) {
	table := binary.AppendUvarint(nil, uint64(len(sections)))
	var pages [][]byte
	size, seed := 0, uint32(0)
	for _, s := range sections {
		if err := s.pack(deflate); err != nil {
			return nil, err
		}
		table = binary.AppendUvarint(table, uint64(len(s.Name)))
		table = append(table, s.Name...)
		table = binary.AppendUvarint(table, uint64(len(s.Data)))
		table = append(table, byte(s.Codec))
		table = binary.AppendUvarint(table, uint64(s.Page))
		for _, page := range s.stored {
			if s.Codec == Deflate {
				table = binary.AppendUvarint(table, uint64(len(page)))
			}
			seed = crc32.Update(seed, crc32.IEEETable, page)
			size += len(page) + crcSize
		}
		pages = append(pages, s.stored...)
	}
	file := make([]byte, 0, headSize+len(table)+4+size)
	file = append(append(file, magic...), version)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(table)))
	file = binary.LittleEndian.AppendUint32(file, seed)
	file = append(file, table...)
	file = binary.LittleEndian.AppendUint32(file, crc32.ChecksumIEEE(file))
	for n, page := range pages {
		file = append(file, page...)
		file = binary.LittleEndian.AppendUint32(file, pageCheck(seed, n, page))
	}
	return file, nil
}

// Pack packs the pages of sections ahead of Write, for who makes sections beside one another.
func Pack(sections []Section, deflate Deflater) error {
	for i := range sections {
		if err := sections[i].pack(deflate); err != nil {
			return err
		}
	}
	return nil
}

// pack makes the pages of a section as they are stored, if that has not been done.
func (s *Section) pack(deflate Deflater) error {
	if s.stored != nil {
		return nil
	}
	if deflate == nil {
		s.Codec = Raw
	}
	if s.Page <= 0 || s.Page > PageSize {
		s.Page = PageSize
	}
	pages := make([][]byte, pagesOf(int64(len(s.Data)), int64(s.Page)))
	for i := range pages {
		pages[i] = s.Data[i*s.Page : min((i+1)*s.Page, len(s.Data))]
	}
	s.stored = pages
	if s.Codec != Deflate {
		return nil
	}
	failures := make([]error, len(pages))
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(pages)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(pages)); i = next.Add(1) - 1 {
				pages[i], failures[i] = deflate(pages[i])
			}
		})
	}
	wait.Wait()
	if err := errors.Join(failures...); err != nil {
		return &Fault{Doing: "write " + s.Name + " section", Err: err}
	}
	return nil
}

// pagesOf is the number of pages of so many bytes of a section of n raw bytes.
func pagesOf(n, page int64) int64 { return n/page + min(1, n%page) }
