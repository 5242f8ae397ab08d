package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// progress tells on standard error how far a long step is: on a terminal by a bar that is drawn again and again, else by a line now and then. Steps that
// are over in a moment are not told of.
type progress struct {
	out      io.Writer
	terminal bool
	now      func() time.Time

	mu      sync.Mutex
	title   string
	total   int
	done    int
	started time.Time
	drawn   time.Time // the last time that something was written
	shown   bool
}

const (
	barEvery  = 100 * time.Millisecond
	lineEvery = 5 * time.Second
	barWidth  = 30
)

func newProgress(out *os.File) *progress {
	info, err := out.Stat()
	return &progress{out: out, terminal: err == nil && info.Mode()&os.ModeCharDevice != 0, now: time.Now}
}

// begin starts a step over total things, and ends the one before.
func (p *progress) begin(title string, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finish()
	p.title, p.total, p.done, p.shown = title, total, 0, false
	p.started = p.now()
	p.drawn = p.started
}

// add counts n things more.
func (p *progress) add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	every := lineEvery
	if p.terminal {
		every = barEvery
	}
	if now := p.now(); now.Sub(p.drawn) >= every {
		p.drawn = now
		p.draw(now)
	}
}

// end ends the last step.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finish()
}

// finish leaves the cursor at the start of an empty line.
func (p *progress) finish() {
	if p.shown && p.terminal {
		p.draw(p.now())
		fmt.Fprintln(p.out)
	}
	p.shown = false
}

func (p *progress) draw(now time.Time) {
	p.shown = true
	text := fmt.Sprintf("%s: %s of %s articles", p.title, grouped(p.done), grouped(p.total))
	if rate := float64(p.done) / max(now.Sub(p.started).Seconds(), 0.001); rate > 0 {
		text += fmt.Sprintf(", %s/s", grouped(int(rate)))
		if p.done < p.total {
			text += ", " + span(time.Duration(float64(p.total-p.done)/rate*float64(time.Second))) + " left"
		}
	}
	if !p.terminal {
		fmt.Fprintln(p.out, text)
		return
	}
	full := barWidth
	if p.total > 0 {
		full = min(barWidth, barWidth*p.done/p.total)
	}
	fmt.Fprintf(p.out, "\r[%s%s] %s\x1b[K", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), text)
}

// span writes a duration as one reads it: "8 s", "2 min 5 s".
func span(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	if s < 60 {
		return fmt.Sprintf("%d s", s)
	}
	return fmt.Sprintf("%d min %d s", s/60, s%60)
}

// grouped writes a number with commas between its thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
