//go:build js

package main

import (
	"strings"
	"syscall/js"
	"time"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/own"
	bytestore "verbatim/wasm/store"
	"verbatim/wasm/view"
)

// Files of the reader's own go from own.js to the workshop without passing through this program, which says which is next, and gets an archive back. Package
// workshop has what is told and heard.

// ownWork is what the page knows of own articles.
type ownWork struct {
	view.Own
	base   *bundle.Archive // the archive as it came
	remote *remote         // that it comes by
	apart  *bundle.Archive // own articles alone, where the archive is too large to join

	primed  bool     // the workshop knows the archive
	offered []string // files to be read: "path\tbytes"
	handed  int      // of them
	read    int      // of those handed, whose job is done: Done counts those of the job at work too
	onWay   []int    // bytes of the files of each job that is on its way
	stop    bool     // no further file is to be read
	saving  bool     // the next workspace that is heard of is to be saved as a file
	edition int      // of what is kept in this browser
	drawn   time.Time

	arrivals int // of archives that were built
}

// mostFile is the size of the largest file that is handed on, in bytes: intake.MostFile, which this program does not link.
const mostFile = 256 << 20

// ownFiles passes on that files were dropped, pasted or chosen.
func (p *page) ownFiles(source js.Value) {
	if p.own.Stage != view.OwnRests {
		return
	}
	boot.Call("take", source)
}

// hasFiles tells whether a drop or a paste holds files.
func hasFiles(transfer js.Value) bool {
	return transfer.Truthy() && transfer.Get("types").Call("includes", "Files").Bool()
}

// ownDo does what a control of own articles says.
func (p *page) ownDo(control element) {
	o := &p.own
	switch name := control.GetAttribute("data-own"); name {
	case "files", "folder":
		p.ownFiles(control.Get("files"))
		control.Set("value", "") // else the same files, chosen again, would be no change
	case "paste":
		if p.draft != nil {
			boot.Call("paste", view.Words("own.pasted")+".txt", p.draft.Article.Text)
		}
	case "draft":
		p.again()
	case "stop":
		o.stop = true
		boot.Call("tell", "stop", "", js.Null())
	case "save":
		o.saving = true
		p.workspace()
	case "wipe":
		p.ownWipe()
	case "drop":
		p.ownDrop(control.GetAttribute("data-article"))
	case "beside", "archive-back":
		p.showBeside(name == "beside")
	case "keep":
		if control.Get("checked").Bool() {
			p.workspace()
		} else {
			o.Kept = false
			boot.Call("keep", o.edition, js.Global().Get("Uint8Array").New(0))
		}
	default:
		p.siteDo(name, control)
	}
}

// workspace asks for the own articles as one file, together with what the reader has chosen for good.
func (p *page) workspace() {
	var notes strings.Builder
	for _, item := range keptItems {
		if value := keptItem(item); value != "" {
			notes.WriteString(item + "\x00" + value + "\x00")
		}
	}
	boot.Call("tell", "workspace", notes.String(), js.Null())
}

// keptItems are the items of the local storage that a workspace takes along.
var keptItems = []string{filtersItem, shortcutsItem, dossierItem, correctionsItem}

// ownWipe forgets all own articles, here and in the browser's database.
func (p *page) ownWipe() {
	p.takeArchive(p.own.base, p.own.remote)
	p.own = ownWork{base: p.own.base, remote: p.own.remote, arrivals: p.own.arrivals + 1}
	p.draft, p.reading.open = nil, false
	p.keepDossier(p.dossier.WithoutOwn())
	boot.Call("wipe")
	m := &p.mending
	m.building, m.stale, m.held = false, false, js.Null()
	m.history.Forget("")
	p.mended()
	if !m.building {
		p.made()
	}
}

// ownDrop forgets one own article, here and in the browser's database.
func (p *page) ownDrop(id string) {
	if p.own.Stage != view.OwnRests {
		return
	}
	p.keepDossier(p.dossier.WithoutArticle(id))
	boot.Call("tell", "drop", id, js.Null())
	if p.own.Articles--; p.own.Articles == 0 && p.own.Large { // else the archive that is built tells how many there are
		p.own.Beside, p.own.apart = false, nil
		p.takeArchive(p.own.base, p.own.remote)
	}
	p.mending.history.Forget(id) // nothing of it stays in what can be undone
	p.mended()
	p.own.Says = "own.dropped"
	p.follow(view.State{Route: view.Add}.Fragment(), move{})
}

// prime tells the workshop which archive own articles join.
func (p *page) prime() {
	o := &p.own
	if o.primed {
		return
	}
	o.primed = true
	o.Large = o.remote != nil || o.base.Info().Articles > own.MostBeside
	bytes := js.Null()
	if !o.Large {
		bytes = boot.Call("copied")
	}
	boot.Call("tell", "base", view.Words("own.archive"), bytes)
	if len(p.mending.Patch) > 0 {
		boot.Call("tell", "correct", p.mending.Patch.Text(), js.Null())
	}
}

// What is on its way to the workshop: small files many at a time, since each message and each reading of a file waits for the browser. A large one goes alone.
// While some are worked on others are read, well ahead: the browser reads by many small steps, for each of which the Worker's work is to pause. When two jobs
// were on their way at most, the Worker waited for two thirds of the time that 1,000 files took.
const (
	leastJobs  = 2 // whatever their size
	mostJobs   = 16
	batchFiles = 32
	batchBytes = 256 << 10
	mostOnWay  = 1 << 20 // bytes
)

// hasRoom tells whether another job may be on its way.
func (o *ownWork) hasRoom() bool {
	bytes := 0
	for _, n := range o.onWay {
		bytes += n
	}
	return len(o.onWay) < leastJobs || len(o.onWay) < mostJobs && bytes < mostOnWay
}

// batch gives the next files that go to the workshop together, from one up to another, and their bytes. Those that are too large before them are told of and
// left out.
func (o *ownWork) batch() (from, to, all int) {
	size := func(n int) (path string, bytes int) {
		path, digits, _ := strings.Cut(o.offered[n], "\t")
		bytes, ok := article.Number(digits)
		if !ok {
			return path, mostFile + 1
		}
		return path, bytes
	}
	for from = o.handed; from < len(o.offered); from++ {
		path, bytes := size(from)
		if bytes <= mostFile {
			break
		}
		o.Remarks = append(o.Remarks, view.Remark{File: path, Words: view.Words("own.too-large")})
		o.read++
	}
	for to = from; to < len(o.offered) && to-from < batchFiles; to++ {
		_, bytes := size(to)
		if all+bytes > batchBytes && to > from {
			break
		}
		all += bytes
	}
	o.handed = to
	return from, to, all
}

// next has the next files read, or the archive built once all have been.
func (p *page) next() {
	o := &p.own
	for !o.stop && o.hasRoom() && o.handed < len(o.offered) {
		if from, to, bytes := o.batch(); to > from {
			o.onWay = append(o.onWay, bytes)
			boot.Call("hand", from, to, strings.Join(o.offered[from:to], "\n"))
		}
	}
	o.Done = o.read
	if len(o.onWay) > 0 {
		p.ownShow(false)
		return
	}
	o.offered = nil
	o.Stage, o.Built, o.Steps = view.OwnBuilds, 0, 0
	boot.Call("tell", "build", "", js.Null())
	p.ownShow(true)
}

// ownHeard takes in what own.js and the workshop say.
func (p *page) ownHeard(kind, text string, bytes js.Value) {
	o := &p.own
	first, rest, _ := strings.Cut(text, "\n")
	left, right, _ := strings.Cut(first, "\t")
	switch kind {
	case "offered":
		p.offered(text)
	case "unread":
		o.Remarks = append(o.Remarks, view.Remark{File: text, Words: view.Words("own.unread")})
		o.read++
	case "step":
		n, _ := article.Number(right)
		o.Found, _ = article.Number(left)
		o.Done = o.read + n
		p.ownShow(false)
	case "note":
		p.note(left, first, rest)
	case "files":
		p.filesRead(first, rest)
	case "building":
		before := o.Percent()
		o.Built, _ = article.Number(left)
		o.Steps, _ = article.Number(right)
		if o.Percent() != before {
			p.ownShow(false)
		}
	case "outcomes":
		p.outcomes(text)
	case "archive":
		if o.Stage == view.OwnReads || !p.built(text, bytes) { // another one follows
			return
		}
		before := o.Articles
		o.First, _ = article.Number(left)
		if o.Articles, _ = article.Number(right); o.Articles != before {
			p.mending.Queue = nil // own articles are reviewed first
		}
		p.ownArrives(bytes)
	case "workspace":
		p.workspaceMade(bytes)
	case "kept":
		p.ownKept(left, right)
	case "found":
		p.ownFound(text, bytes)
	case "wiped":
		o.Says = "own.wiped"
		if text != "" {
			o.Says = "own.wipe-failed"
		}
		p.show(p.state, false)
	case "draft":
		p.drafted(text, bytes)
	case "text":
		p.added(bytesOf(bytes))
	case "writing", "written", "unwritten":
		p.siteHeard(kind, text)
	case "fault", "stopped":
		p.faulted(kind == "stopped", text)
	}
}

// offered begins to read files: a line each, of path, tab and bytes.
func (p *page) offered(list string) {
	o := &p.own
	if list == "" {
		return
	}
	offered := strings.Split(list, "\n")
	p.beginReading(len(offered))
	o.offered, o.Says = offered, ""
	if p.state.Route != view.Add {
		p.follow(view.State{Route: view.Add}.Fragment(), move{})
	}
	p.next()
}

// beginReading makes ready for so many files.
func (p *page) beginReading(files int) {
	o := &p.own
	o.Files, o.Done, o.Found, o.Left, o.Remarks = files, 0, o.Articles, 0, nil
	o.Stage, o.stop, o.offered, o.handed, o.read, o.onWay = view.OwnReads, false, nil, 0, 0, nil
	boot.Call("tell", "go", "", js.Null())
	p.prime()
}

// filesRead takes in the report on the files of a job.
func (p *page) filesRead(counts, remarks string) {
	o := &p.own
	var n [3]int
	for i, count := range strings.SplitN(counts, "\t", len(n)) {
		n[i], _ = article.Number(count)
	}
	o.read += n[0]
	o.Found = n[1]
	o.Left += n[2]
	for line := range strings.Lines(remarks) {
		file, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		words, taken := strings.CutSuffix(words, "\ttaken")
		o.Remarks = append(o.Remarks, view.Remark{File: file, Words: words, Taken: taken})
	}
	if len(o.onWay) > 0 {
		o.onWay = o.onWay[1:]
	}
	p.next()
}

// ownArrives takes in an archive that the workshop has built, turn by turn: to copy it, to open it and to show it.
func (p *page) ownArrives(bytes js.Value) {
	p.own.arrivals++
	n := p.own.arrivals
	turn := func(f func()) {
		nextTurn(func() {
			if p.own.arrivals == n && p.own.Stage != view.OwnReads { // else another one has come, or follows
				f()
			}
		})
	}
	var data []byte
	at := 0
	var copies func()
	copies = func() {
		at += js.CopyBytesToGo(data[at:], bytes.Call("subarray", at, min(at+copyPiece, len(data))))
		if at < len(data) {
			turn(copies)
			return
		}
		turn(func() {
			a, err := bundle.OpenFrom(bytestore.Memory{"own": data}, "own", int64(len(data))) // not checked whole: it came from next door
			turn(func() {
				if err != nil {
					p.ownFault(err.Error())
					return
				}
				p.ownArchive(a)
			})
		})
	}
	turn(func() {
		data = make([]byte, bytes.Get("length").Int())
		turn(copies)
	})
}

// copyPiece is how many bytes of an archive are copied in a turn: the memory that they are copied to is new, and slow for it.
const copyPiece = 2 << 20

// ownArchive shows an archive that has come.
func (p *page) ownArchive(a *bundle.Archive) {
	o := &p.own
	o.Stage = view.OwnRests
	if o.stop {
		o.Says = "own.stopped"
	}
	p.savePlace()
	if o.Large {
		o.apart, o.Beside = a, true
	}
	p.takeArchive(a, nil)
	if !p.mending.building {
		p.made()
	}
	if o.Kept {
		p.workspace()
	}
	p.showInTurns()
}

// showBeside shows own articles, which are an archive of their own, or the archive beside them.
func (p *page) showBeside(beside bool) {
	p.own.Beside = beside
	if beside {
		p.takeArchive(p.own.apart, nil)
	} else {
		p.takeArchive(p.own.base, p.own.remote)
	}
	p.show(p.state, false)
}

// takeArchive has all look-ups be over another archive. What was found in the one before is forgotten.
func (p *page) takeArchive(a *bundle.Archive, r *remote) {
	p.remote = r
	p.Take(a, r.waiting())
	p.checks.Forget()
	p.shown = listed{}
	p.compare()
}

// ownFault says what kept the work from being done.
func (p *page) ownFault(words string) {
	p.own.Stage, p.own.Says, p.own.Why, p.own.saving = view.OwnRests, "own.fault", words, false
	p.mending.building, p.mending.stale = false, false
	p.made()
	p.show(p.state, false)
}

// ownShow shows how things stand, if that is in sight: at most ten times a second, unless it must be now.
func (p *page) ownShow(now bool) {
	if p.state.Route != view.Add || !now && time.Since(p.own.drawn) < 100*time.Millisecond {
		return
	}
	p.own.drawn = time.Now()
	p.patch(view.Main(p.state, view.Data{Own: p.own.Own, Draft: p.draft, Archive: p.Archive}))
}
