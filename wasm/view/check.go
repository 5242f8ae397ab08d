package view

// verdict writes whether the words to be checked were said, by whom, and what differs.
func (p *page) verdict(s State, d Data) {
}
