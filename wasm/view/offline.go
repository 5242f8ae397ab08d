package view

import "strconv"

// Offline is how things stand with a large archive's being kept on the reader's device, for use without a network.
type Offline struct {
	Stage OfflineStage
	Size  int64  // of the archive, in bytes
	Here  int64  // of Size, kept on the device
	Free  int64  // bytes that the browser would still keep, where Says tells of them
	Says  string // key of what is to be said of the last thing done, "offline." before it, or ""
}

// OfflineStage is a step of keeping an archive.
type OfflineStage int

// The steps: an archive that is in memory, or a browser that keeps nothing, is not offered.
const (
	OfflineNone OfflineStage = iota
	OfflineRests
	OfflineFetches
)

// OfflineStages are the steps by the names that the page's scripts give them.
var OfflineStages = map[string]OfflineStage{"rests": OfflineRests, "fetches": OfflineFetches}

// offline writes what is kept, and the buttons that change it.
func (p *page) offline(o Offline) {
	if o.Stage == OfflineNone {
		return
	}
	here, size := p.megabytes(o.Here), p.megabytes(o.Size)
	p.open("div", "class", "offline", "role", "group", "aria-labelledby", "offline-words")
	p.open("p", "id", "offline-words", when(o.Stage == OfflineRests, "role"), "status") // progress is not read out step by step
	if o.Says != "" {
		p.escape(p.say("offline."+o.Says, "free", p.megabytes(o.Free)) + " ")
	}
	switch {
	case o.Stage == OfflineFetches:
		p.escape(p.say("offline.going", "here", here, "size", size))
	case o.Here >= o.Size:
		p.escape(p.say("offline.all", "size", size))
	case o.Here > 0:
		p.escape(p.say("offline.part", "here", here, "size", size))
	default:
		p.escape(p.say("offline.none", "size", size))
	}
	p.end("p")
	if o.Stage == OfflineFetches {
		p.open("progress", "max", strconv.FormatInt(o.Size, 10), "value", strconv.FormatInt(o.Here, 10), "aria-labelledby", "offline-words")
		p.end("progress")
		p.offlineButton("stop")
		p.end("div")
		return
	}
	if o.Here == 0 {
		p.offlineButton("start")
	} else if o.Here < o.Size {
		p.offlineButton("resume")
	}
	if o.Here > 0 {
		p.offlineButton("remove")
	}
	p.end("div")
}

func (p *page) offlineButton(name string) {
	p.element("button", p.say("offline."+name), "type", "button", "class", "button", "id", "offline-"+name, "data-offline", name)
}

// megabytes is a number of bytes in units of 1,000,000, to a tenth: "62.5 MB".
func (p *page) megabytes(n int64) string {
	tenths := int((n + 50_000) / 100_000)
	return p.say("offline.megabytes", "n", p.figure(tenths/10)+p.say("number.point")+strconv.Itoa(tenths%10))
}
