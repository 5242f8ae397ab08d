package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"verbatim/wasm/store/deflate"
)

// sample has an empty section, one shorter than a page, one of exactly a page and one of several.
func sample() []Section {
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 2*PageSize+77)
	for i := range noise {
		noise[i] = byte(r.IntN(256))
	}
	return []Section{
		{Name: "empty", Codec: Deflate},
		{Name: "short", Data: []byte("the ferry leaves at noon"), Codec: Raw},
		{Name: "page", Data: bytes.Repeat([]byte("tide "), PageSize)[:PageSize], Codec: Deflate},
		{Name: "noise", Data: noise, Codec: Deflate},
		{Name: "raw", Data: noise[:PageSize+1], Codec: Raw},
	}
}

func write(t testing.TB, sections []Section) []byte {
	t.Helper()
	data, err := Write(sections, deflate.Pages())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func openBytes(data []byte) (*File, error) {
	f, err := Open(Memory{"f": data}, "f", int64(len(data)))
	if err == nil {
		err = f.Check()
	}
	return f, err
}

func TestSectionsComeBackWholeAndInRanges(t *testing.T) {
	sections := sample()
	data := write(t, sections)
	f, err := openBytes(data)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, s := range sections {
		p, err := f.Section(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		if all, err := p.All(); err != nil || !bytes.Equal(all, s.Data) {
			t.Errorf("%s: %d bytes came back, %v; want %d", s.Name, len(all), err, len(s.Data))
		}
		for range 50 {
			off := r.IntN(len(s.Data) + 1)
			n := r.IntN(len(s.Data) - off + 1)
			got, err := p.Range(int64(off), int64(n))
			if err != nil || !bytes.Equal(got, s.Data[off:off+n]) {
				t.Fatalf("%s: range %d+%d: %v", s.Name, off, n, err)
			}
		}
		for _, bad := range [][2]int64{{-1, 1}, {0, int64(len(s.Data)) + 1}, {int64(len(s.Data)) + 1, 0}, {1 << 62, 1 << 62}, {0, -1}} {
			if _, err := p.Range(bad[0], bad[1]); err == nil {
				t.Errorf("%s: range %v gave no error", s.Name, bad)
			}
		}
	}
}

func TestTheSameSectionsGiveTheSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, sample()), write(t, sample())) {
		t.Error("two files of the same sections differ")
	}
	packed := sample()
	if err := Pack(packed, deflate.Pages()); err != nil || !bytes.Equal(write(t, packed), write(t, sample())) {
		t.Errorf("sections that were packed ahead make another file: %v", err)
	}
}

func TestAFileCutOffAnywhereIsRefused(t *testing.T) {
	data := write(t, sample()[:3])
	for n := range data {
		if _, err := openBytes(data[:n:n]); err == nil {
			t.Fatalf("the first %d of %d bytes were taken for a whole file", n, len(data))
		}
	}
	if _, err := openBytes(append(bytes.Clone(data), 0)); err == nil {
		t.Error("a byte after the end was not noticed")
	}
}

func TestAnAlteredBitIsRefusedAndTheSectionNamed(t *testing.T) {
	data := write(t, sample()[:3])
	for i := range data {
		broken := bytes.Clone(data)
		broken[i] ^= 1 << (i % 8)
		_, err := openBytes(broken)
		var damage *Damage
		if !errors.As(err, &damage) {
			t.Fatalf("byte %d of %d altered: error %v", i, len(data), err)
		}
	}
	broken := bytes.Clone(data)
	broken[bytes.Index(data, []byte("ferry"))] = 'F'
	if _, err := openBytes(broken); err == nil || !strings.Contains(err.Error(), "short section: checksum does not match") {
		t.Errorf("got %v", err)
	}
}

// counted is a Source that counts what it is asked for.
type counted struct {
	Memory
	bytes int64
}

func (c *counted) Block(name string, off, n int64) ([]byte, error) {
	c.bytes += n
	return c.Memory.Block(name, off, n)
}

func TestOnlyThePagesLookedAtAreFetched(t *testing.T) {
	data := write(t, sample())
	source := &counted{Memory: Memory{"f": data}}
	f, err := Open(source, "f", int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	head := source.bytes
	if head > firstLook+500 {
		t.Errorf("opening fetched %d bytes", head)
	}
	p, err := f.Section("noise")
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := p.Range(10, 20); err != nil {
			t.Fatal(err)
		}
	}
	if got := source.bytes - head; got > PageSize+100 {
		t.Errorf("three looks at one page fetched %d bytes", got)
	}
}

// altering is a Steady whose bytes change.
type altering struct {
	Memory
	changes int
}

func (a *altering) Changes() int { return a.changes }

func TestBytesThatCameAnewAreCheckedAnew(t *testing.T) {
	data := write(t, sample())
	source := &altering{Memory: Memory{"a": data}}
	f, err := Open(source, "a", int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Names() {
		p, _ := f.Section(name)
		if p.codec != Raw || p.Len() == 0 {
			continue
		}
		if _, err := p.All(); err != nil {
			t.Fatal(err)
		}
		other := append([]byte(nil), data...)
		other[p.offset] ^= 1
		source.Memory, source.changes = Memory{"a": other}, source.changes+1
		if _, err := p.All(); err == nil {
			t.Errorf("%s: altered bytes came in the place of those that were right, and were taken", name)
		}
		return
	}
	t.Fatal("no raw section to try")
}

func TestThePageCacheIsBounded(t *testing.T) {
	for _, size := range []int{PageSize, 1 << 10} {
		data := make([]byte, mostCached+10*PageSize)
		f, err := openBytes(write(t, []Section{{Name: "long", Data: data, Codec: Deflate, Page: size}}))
		if err != nil {
			t.Fatal(err)
		}
		p, _ := f.Section("long")
		if _, err := p.All(); err != nil {
			t.Fatal(err)
		}
		held := 0
		for _, page := range f.cache {
			held += len(page.data)
		}
		if held > mostCached || held < mostCached/2 || held != f.cached {
			t.Errorf("pages of %d: %d bytes are kept, and %d counted, want nearly %d", size, held, f.cached, mostCached)
		}
	}
}

// Pages of one length that change places, or come from another archive, have checksums that are right for their bytes.
func TestAPageOfAnotherPlaceOrArchiveIsRefused(t *testing.T) {
	section := func(text string) []Section {
		return []Section{{Name: "tides", Data: []byte(text), Codec: Raw, Page: 8}}
	}
	data, other := write(t, section("ebb 0512flow1130")), write(t, section("ebb 0613flow1230"))
	page := 8 + crcSize
	at := len(data) - 2*page
	swapped := append(bytes.Clone(data[:at]), append(bytes.Clone(data[at+page:]), data[at:at+page]...)...)
	mixed := append(bytes.Clone(data[:at+page]), other[at+page:]...)
	for what, broken := range map[string][]byte{"with its pages exchanged": swapped, "with a page of another": mixed} {
		if _, err := openBytes(broken); err == nil {
			t.Errorf("a file %s was taken", what)
		}
	}
}

func TestAMissingFileOrSectionIsSaid(t *testing.T) {
	if _, err := Open(Memory{}, "f", 100); err == nil {
		t.Error("a missing file was opened")
	}
	f, err := openBytes(write(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Section("text"); err == nil || err.Error() != "text section: it is missing" {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(write(f, sample()[:3]))
	f.Add(write(f, nil))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(Memory{"f": data}, "f", int64(len(data)))
		if err != nil {
			return
		}
		for _, p := range file.order {
			all, err := p.All()
			if err == nil && int64(len(all)) != p.Len() {
				t.Errorf("section %s has %d bytes, want %d", p.Name(), len(all), p.Len())
			}
		}
	})
}

func ExampleOpen() {
	data, err := Write([]Section{{Name: "text", Data: []byte("The tide turned at six."), Codec: Deflate}}, deflate.Pages())
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := Open(Memory{"day.vbt": data}, "day.vbt", int64(len(data)))
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := f.Section("text")
	if err != nil {
		fmt.Println(err)
		return
	}
	tide, err := text.Range(4, 4)
	fmt.Println(string(tide), err)
	// Output: tide <nil>
}
