package cite

import (
	"strconv"
	"unicode/utf8"
)

// JSON writes one JSON text (RFC 8259), its commas by itself. It is made by hand: encoding/json adds 120 KB (brotli) to the page's program.
type JSON struct{ b []byte }

// next writes the comma that stands before a further value.
func (j *JSON) next() {
	if n := len(j.b); n > 0 {
		switch j.b[n-1] {
		case '{', '[', ':', '\n':
		default:
			j.b = append(j.b, ',')
		}
	}
}

// Open begins an object with '{' or an array with '['.
func (j *JSON) Open(bracket byte) *JSON {
	j.next()
	j.b = append(j.b, bracket)
	return j
}

// Close ends what was opened, with '}' or ']'.
func (j *JSON) Close(bracket byte) *JSON {
	j.b = append(j.b, bracket)
	return j
}

// Key writes the name of the member that the next value is of.
func (j *JSON) Key(name string) *JSON {
	j.next()
	j.b = append(AppendString(j.b, name), ':')
	return j
}

// Text writes strings, each a value.
func (j *JSON) Text(texts ...string) *JSON {
	for _, s := range texts {
		j.next()
		j.b = AppendString(j.b, s)
	}
	return j
}

// Int writes numbers, each a value.
func (j *JSON) Int(numbers ...int) *JSON {
	for _, n := range numbers {
		j.next()
		j.b = strconv.AppendInt(j.b, int64(n), 10)
	}
	return j
}

// Bool writes true or false.
func (j *JSON) Bool(v bool) *JSON {
	j.next()
	j.b = strconv.AppendBool(j.b, v)
	return j
}

// Member writes a member whose value is a string, or nothing when it is "".
func (j *JSON) Member(name, text string) *JSON {
	if text != "" {
		j.Key(name).Text(text)
	}
	return j
}

// Line ends a line, for one JSON text a line.
func (j *JSON) Line() *JSON {
	j.b = append(j.b, '\n')
	return j
}

func (j *JSON) String() string { return string(j.b) }

const hexDigits = "0123456789abcdef"

// AppendString appends s as a JSON string (RFC 8259, section 7). Bytes that are not UTF-8 become U+FFFD. Controls, also those of the direction of writing,
// and "<", which could end a script element around it, are written as escapes: whoever reads the JSON gets them, whoever looks at it is not misled.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < 0x20 || r == '<' || hidden(r):
			b = append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
