package view

// explanation says in plain words by which rule the speaker was chosen.
func (p *page) explanation(f found) string {
	return f.Rule
}
