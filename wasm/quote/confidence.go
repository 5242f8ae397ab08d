package quote

// The log odds below which a reading is too doubtful for its speaker to be named, with marks and without. Measured on PolNeAR's training
// articles: above them 97 of 100 stretches in marks that are given a name have the right one; just below, fewer than 80 of 100.
const (
	doubtMarked = 0.4
	doubtPlain  = -0.6
)

// weigh lowers the confidence of drafts whose speaker is a guess: "speaker unclear" is better than a wrong name.
func (d *doc) weigh() {
	for i := range d.drafts {
		if dr := &d.drafts[i]; dr.conf == Named && d.doubtful(dr) {
			dr.conf = Unclear
		}
	}
}

// doubtful reports whether the rule that found the speaker of dr is right too seldom to name anyone.
func (d *doc) doubtful(dr *draft) bool {
	switch dr.rule {
	case "subject", "same-sentence", "last-speaker":
		return true
	case "passive", "colon", "transcript", "next-sentence", "paragraph-lead-in":
		return false
	}
	if dr.cue.last <= dr.cue.first || dr.linked || dr.score == 0 || d.lex.lang.commas {
		return false // no model weighed it
	}
	if len(dr.frags) > 0 {
		return dr.score < doubtMarked
	}
	return dr.score < doubtPlain
}
