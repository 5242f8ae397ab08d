// Package workshop turns files and texts of the reader's own into an archive, job by job, for a page that stays free meanwhile: in a Worker, or in short slices
// on the page itself. Its command, in program below it, is the page's second program, which is fetched when a view that needs it is opened.
//
// The page tells it jobs, and hears of each: a kind, a text and bytes.
//
//	job         text, bytes                                    what is heard of it
//	base        title of own articles alone; an archive        —
//	files       lines: name, tab, bytes; the contents in a row  step { … }, note { name; value } and at the end files
//	correct     corrections, as correct.Patch writes them      —
//	drop        id of an own article                           —
//	build       —                                              building { … }, outcomes, archive, or fault
//	workspace   { name, NUL, value, NUL } to be kept along     workspace
//	clear       —                                              —
//	text        a text                                         text
//	draft       number, new line, stretch of a text            draft
//	part, write: in write.go
//	stop, go    —: read no further, until told to go on        —
//
//	step        counts of own articles so far, and of files of this job that have been read, separated by a tab
//	files       lines: counts of files, of own articles so far and of files left out, separated by tabs; then a line for each problem or remark: name, tab, words
//	building    steps done and steps in all, separated by a tab
//	outcomes    a line for each correction: id of the quote, count of articles, why it was not made, separated by tabs
//	archive     counts of articles before the own ones, and of own ones, separated by a tab; the archive's file
//	workspace   count of own articles; the workspace's file
//	text        an archive of that text alone
//	draft       the number; the quotations in the stretch (draft.Append)
//	fault       the job's name, new line, words
package workshop

import (
	"strconv"
	"strings"
	"time"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/correct"
	"verbatim/wasm/draft"
	"verbatim/wasm/intake"
	"verbatim/wasm/own"
	"verbatim/wasm/quote"
	"verbatim/wasm/site"
)

// Shop does one job after the other.
type Shop struct {
	// Say tells the page.
	Say func(kind, text string, data []byte)
	// Pause is called often while a job is done, and may let others work.
	Pause func()
	// Stopped is asked often while a file is read: what has been taken in is kept when it says that reading is to end.
	Stopped func() bool

	desk  *own.Desk
	joins int       // bytes of the archive that own articles are joined with
	told  time.Time // when the page last heard of a step

	parts []site.Given // of the page, for the next site
}

// stepPause is how often a page hears of steps: what it draws for each keeps a core from other work.
const stepPause = 250 * time.Millisecond

// unpacked is how many bytes the record of an article takes for each that it takes in an archive, about.
const unpacked = 3

// Held is how much memory the own articles take, in bytes, and those that they are joined with, if they were held as these are.
func (s *Shop) Held() int {
	if s.desk == nil {
		return 0
	}
	return s.desk.Bytes() + unpacked*s.joins
}

// Do does a job.
func (s *Shop) Do(job, text string, data []byte) {
	if s.desk == nil {
		s.desk = own.NewDesk(nil)
	}
	switch job {
	case "base":
		s.base(text, data)
	case "files":
		s.files(text, data)
	case "build":
		s.build()
	case "workspace":
		s.workspace(text)
	case "part":
		s.part(text, data)
	case "write":
		s.write(text)
	case "clear":
		s.desk.Clear()
	case "text":
		s.text(text)
	case "draft":
		number, stretch, _ := strings.Cut(text, "\n")
		s.Say("draft", number, draft.Append(nil, draft.Read(stretch)))
	case "correct":
		s.correct(text)
	case "drop":
		s.desk.Drop(text)
	default:
		s.fault(job, "there is no job "+job)
	}
}

func (s *Shop) fault(job, words string) { s.Say("fault", job+"\n"+words, nil) }

// text finds the quotes in a text, of which no more is kept.
func (s *Shop) text(text string) {
	a := article.FromText("draft", text)
	files, err := bundle.BuildWith(bundle.List{{Article: a, Quotes: quote.Extract(a)}}, bundle.Info{}, bundle.Tools{})
	if err != nil {
		s.fault("text", err.Error())
		return
	}
	s.Say("text", "", files[0].Data)
}

// base sets what own articles are joined with: an archive, or nothing.
func (s *Shop) base(title string, data []byte) {
	var base *bundle.Archive
	if len(data) > 0 {
		var err error
		if base, err = bundle.Open(data); err != nil {
			s.fault("base", err.Error())
			return
		}
	}
	s.desk, s.joins = own.NewDesk(base), len(data)
	s.desk.Title = title
}

// report is what is to be said of files.
type report struct {
	files, left int
	remarks     strings.Builder
}

// remark says what keeps a file, or a part of it, from being taken.
func (r *report) remark(name, words string) {
	r.remarks.WriteString("\n" + line(name) + "\t" + line(words))
}

// note says how a file was read that was taken.
func (r *report) note(name, words string) {
	r.remark(name, words)
	r.remarks.WriteString("\ttaken")
}

// files takes in the articles of files, the contents of which stand in data one after the other.
func (s *Shop) files(list string, data []byte) {
	var r report
	for entry := range strings.Lines(list) {
		name, size, _ := strings.Cut(strings.TrimSuffix(entry, "\n"), "\t")
		n, ok := article.Number(size)
		if !ok || n > len(data) {
			s.fault("files", name+": its bytes have not come")
			return
		}
		s.file(&r, name, data[:n])
		data = data[n:]
		r.files++
	}
	s.Say("files", strconv.Itoa(r.files)+"\t"+strconv.Itoa(s.desk.Len())+"\t"+strconv.Itoa(r.left)+r.remarks.String(), nil)
}

// file takes in the articles of a file.
func (s *Shop) file(r *report, name string, data []byte) {
	if correct.IsPatch(data) { // the page keeps corrections
		s.Say("note", CorrectionsItem+"\n"+string(data), nil)
		return
	}
	for reader := intake.Open(name, data); !s.Stopped(); s.Pause() {
		found, ok := reader.Next()
		if !ok {
			break
		}
		switch {
		case found.Left:
			r.left++
		case found.Problem != "":
			r.remark(found.Name, found.Problem)
		case found.Kept != nil:
			s.Say("note", string(found.Kept.Data), nil)
		default:
			if err := s.desk.Add(found.Name, found.Article); err != nil {
				r.remark(found.Name, err.Error())
				continue
			}
			if found.Note != "" {
				r.note(found.Name, found.Note)
			}
			if s.due() {
				s.Say("step", strconv.Itoa(s.desk.Len())+"\t"+strconv.Itoa(r.files), nil)
			}
		}
	}
}

// line makes one line of a text, without tabs.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
}

// due tells, now and then, that the page is to hear of a step.
func (s *Shop) due() bool {
	if time.Since(s.told) < stepPause {
		return false
	}
	s.told = time.Now()
	return true
}

func (s *Shop) build() {
	done, all := 0, 2*(s.desk.Joined()+s.desk.Len()) // two passes over the articles
	data, err := s.desk.Build(func() {
		if done++; s.due() {
			s.Say("building", strconv.Itoa(done)+"\t"+strconv.Itoa(all), nil)
		}
		s.Pause()
	})
	if err != nil {
		s.fault("build", err.Error())
		return
	}
	s.outcomes()
	s.Say("archive", strconv.Itoa(s.desk.Joined())+"\t"+strconv.Itoa(s.desk.Len()), data)
}

// workspace writes the own articles and what is to be kept along with them.
func (s *Shop) workspace(notes string) {
	parts, err := s.desk.Parts()
	if err != nil {
		s.fault("workspace", err.Error())
		return
	}
	pieces := strings.Split(notes, "\x00")
	for i := 0; i+1 < len(pieces); i += 2 {
		parts = append(parts, own.Part{Kind: own.Notes, Name: pieces[i], Data: []byte(pieces[i] + "\n" + pieces[i+1])})
	}
	s.Say("workspace", strconv.Itoa(s.desk.Len()), own.WriteWorkspace(parts))
}
