package article

// Number reads a whole number of one to nine digits, with a minus sign before it or not. It serves what the page links in place of strconv.Atoi, whose
// error quotes its input: the tables of printable characters for that are 4 KB (brotli) of the page's program.
func Number(s string) (n int, ok bool) {
	digits, sign := s, 1
	if len(s) > 0 && s[0] == '-' {
		digits, sign = s[1:], -1
	}
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	for i := range len(digits) {
		c := digits[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return sign * n, true
}
