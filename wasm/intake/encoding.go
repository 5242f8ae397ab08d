package intake

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// plainUTF8 is the encoding that needs no word.
const plainUTF8 = "UTF-8"

// charmaps are the encodings of one byte a letter, under the names that pages give them.
var charmaps = map[string]*charmap.Charmap{
	"windows-1251": charmap.Windows1251, "cp1251": charmap.Windows1251, "win-1251": charmap.Windows1251,
	"windows-1252": charmap.Windows1252, "cp1252": charmap.Windows1252, "iso-8859-1": charmap.Windows1252, "latin1": charmap.Windows1252, "us-ascii": charmap.Windows1252,
	"iso-8859-15": charmap.ISO8859_15, "iso-8859-5": charmap.ISO8859_5, "cp866": charmap.CodePage866, "ibm866": charmap.CodePage866,
	"koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U, "windows-1250": charmap.Windows1250, "iso-8859-2": charmap.ISO8859_2,
}

// decode gives the text of a file, and the name of its encoding: by its mark, by what it says of itself, or by its bytes. declared is the encoding that
// whoever sent the file named, or "".
func decode(data []byte, declared string) (text, encoding string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return cleaned(string(data[3:])), plainUTF8
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16Text(data[2:], binary.LittleEndian), "UTF-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16Text(data[2:], binary.BigEndian), "UTF-16"
	}
	if order := unmarkedUTF16(data); order != nil {
		return utf16Text(data, order), "UTF-16"
	}
	if utf8.Valid(data) { // text of another encoding is hardly ever valid UTF-8, whatever it says of itself
		return cleaned(string(data)), plainUTF8
	}
	for _, name := range []string{declared, declaredIn(data)} {
		name = strings.ToLower(strings.TrimSpace(name))
		if m := charmaps[name]; m != nil {
			return decoded(m, data), shown(name)
		}
	}
	if mostlyUTF8(data) { // a few bytes are broken
		return cleaned(strings.ToValidUTF8(string(data), "\uFFFD")), "UTF-8 with broken bytes"
	}
	m, name := likeliest(data)
	return decoded(m, data), name
}

// cleaned leaves out NUL, which no article means.
func cleaned(text string) string { return strings.ReplaceAll(text, "\x00", "") }

func decoded(m *charmap.Charmap, data []byte) string {
	text, err := m.NewDecoder().Bytes(data)
	if err != nil {
		return cleaned(strings.ToValidUTF8(string(data), "\uFFFD"))
	}
	return cleaned(string(text))
}

// shown writes the name of an encoding as people do.
func shown(name string) string {
	switch m := charmaps[name]; m {
	case charmap.Windows1251:
		return "Windows-1251"
	case charmap.Windows1252:
		return "Windows-1252"
	}
	return strings.ToUpper(name)
}

func utf16Text(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return cleaned(string(utf16.Decode(units)))
}

// unmarkedUTF16 tells by the bytes that are 0, which every second one is in text of Latin letters, that data is UTF-16, and of which order.
func unmarkedUTF16(data []byte) binary.ByteOrder {
	sample := data[:min(len(data), 4096)&^1]
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i&1]++
		}
	}
	switch half := len(sample) / 2; {
	case half < 4:
	case zeros[1]*3 > half && zeros[0]*20 < half:
		return binary.LittleEndian
	case zeros[0]*3 > half && zeros[1]*20 < half:
		return binary.BigEndian
	}
	return nil
}

// declaredIn is the encoding that a web page's or an XML file's own head names, or "".
func declaredIn(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 2048)]))
	for _, key := range []string{"charset=", "<?xml", "encoding="} {
		_, after, ok := strings.Cut(head, key)
		if !ok || key == "<?xml" {
			if !ok && key == "<?xml" {
				return ""
			}
			continue
		}
		after = strings.TrimLeft(after, `"' `)
		if end := strings.IndexAny(after, "\"' ;/>?"); end > 0 {
			return after[:end]
		}
	}
	return ""
}

// mostlyUTF8 tells that nearly all letters outside of ASCII are whole UTF-8.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else if n > 1 {
			whole++
		}
		i += n
	}
	return whole > 20*broken
}

// likeliest tells by the letters between Windows-1251, KOI8-R and Windows-1252. Cyrillic words are bytes above 127 side by side, while in Latin text such
// bytes stand alone; the two Cyrillic encodings have small and capital letters the other way round.
func likeliest(data []byte) (*charmap.Charmap, string) {
	high, beside := 0, 0
	for i, b := range data {
		if b < 0xc0 {
			continue
		}
		high++
		if i > 0 && data[i-1] >= 0xc0 || i+1 < len(data) && data[i+1] >= 0xc0 {
			beside++
		}
	}
	if high == 0 || beside*2 < high {
		return charmap.Windows1252, "Windows-1252"
	}
	if russian(charmap.KOI8R, data) > russian(charmap.Windows1251, data) {
		return charmap.KOI8R, "KOI8-R"
	}
	return charmap.Windows1251, "Windows-1251"
}

// russian scores how much like Russian data reads: common letters, small ones above all.
func russian(m *charmap.Charmap, data []byte) int {
	score := 0
	for _, b := range data {
		switch r := m.DecodeByte(b); {
		case strings.ContainsRune("оеаинтсрвл", r):
			score += 2
		case unicode.Is(unicode.Cyrillic, r) && unicode.IsUpper(r):
			score--
		}
	}
	return score
}
