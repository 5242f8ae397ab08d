package store

// Fault is an error with what was being done when it came up. fmt.Errorf would say the same; but fmt, with the reflection it brings, makes the page's
// program 70 KB larger (brotli).
type Fault struct {
	Doing string // "open index"
	Err   error
}

func (f *Fault) Error() string { return f.Doing + ": " + f.Err.Error() }

func (f *Fault) Unwrap() error { return f.Err }
