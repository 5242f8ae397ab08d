package store

import "sync/atomic"

// Numbers is a row of numbers in a section, each of which can be had without the others. The section is the width of a number in bytes, from 1 to 4 in one
// byte, and the numbers, little-endian.
type Numbers struct {
	pages *Pages
	width int64
	n     int

	all atomic.Pointer[[]uint32] // once they have been asked for
}

// AppendNumbers writes the section: in as few bytes a number as the largest takes.
func AppendNumbers(b []byte, numbers []uint32) []byte {
	largest := uint32(0)
	for _, v := range numbers {
		largest |= v
	}
	width := 1
	for largest >>= 8; largest > 0; largest >>= 8 {
		width++
	}
	b = append(b, byte(width))
	for _, v := range numbers {
		for range width {
			b = append(b, byte(v))
			v >>= 8
		}
	}
	return b
}

// Numbers opens a section of n numbers, and reads nothing of it yet: their width follows from its length.
func (f *File) Numbers(name string, n int) (*Numbers, error) {
	p, err := f.Section(name)
	if err != nil {
		return nil, err
	}
	width := int64(4)
	for width > 0 && 1+width*int64(n) > p.size {
		width--
	}
	if p.size != 1+width*int64(n) && n > 0 || width == 0 || n < 0 {
		return nil, p.Damaged("it has the wrong length")
	}
	return &Numbers{pages: p, width: width, n: n}, nil
}

// Len is how many numbers there are.
func (r *Numbers) Len() int { return r.n }

// At gives number i, which is from 0 to Len()-1. What cannot be read is an error and 0.
func (r *Numbers) At(i int) (uint32, error) {
	if all := r.all.Load(); all != nil {
		return (*all)[i], nil
	}
	b, err := r.pages.Range(1+int64(i)*r.width, r.width)
	if err != nil {
		return 0, err
	}
	return number(b), nil
}

// Kept gives all numbers if they have been asked for, else nil. The caller must not change them.
func (r *Numbers) Kept() []uint32 {
	if all := r.all.Load(); all != nil {
		return *all
	}
	return nil
}

// Expect tells that n numbers will be asked for, wherever they stand: when there are as many as pages, nearly all pages will be read, and so all numbers are
// now, together.
func (r *Numbers) Expect(n int) error {
	if n < len(r.pages.checked) {
		return nil
	}
	_, err := r.All()
	return err
}

func number(b []byte) uint32 {
	v := uint32(0)
	for i := len(b) - 1; i >= 0; i-- {
		v = v<<8 | uint32(b[i])
	}
	return v
}

// All gives all numbers and keeps them. The caller must not change them.
func (r *Numbers) All() ([]uint32, error) {
	if all := r.all.Load(); all != nil {
		return *all, nil
	}
	all := make([]uint32, 0, r.n)
	v, digit := uint32(0), int64(-1) // the number begun, and the next of its bytes; -1 before the width
	err := r.pages.each(func(page []byte) error {
		if digit < 0 {
			if r.n > 0 && int64(page[0]) != r.width { // of no numbers the length does not tell the width
				return r.pages.Damaged("its numbers have the wrong width")
			}
			page, digit = page[1:], 0
		}
		for _, b := range page {
			v |= uint32(b) << (8 * digit)
			if digit++; digit == r.width {
				all = append(all, v)
				v, digit = 0, 0
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.all.Store(&all)
	return all, nil
}
