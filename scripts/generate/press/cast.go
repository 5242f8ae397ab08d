package press

// person is somebody who says something.
type person struct {
	given, family string
	she           bool
	role          string // "mayor of Norrow", or ""
}

func (p person) name() string { return p.given + " " + p.family }

func (p person) pronoun() string {
	if p.she {
		return "she"
	}
	return "he"
}

// How many people, topics, publishers and authors there are at most.
const (
	people     = 60_000
	topics     = 300
	publishers = 60
	authors    = 900
	headings   = 240
)

var offices = []string{"mayor", "spokesman", "director", "chairman", "professor", "minister", "engineer", "secretary", "editor", "lawyer", "farmer", "captain"}

var officesOfWomen = []string{"mayor", "spokeswoman", "director", "chairwoman", "professor", "minister", "engineer", "secretary", "editor", "lawyer", "farmer", "captain"}

var bodies = []string{"Council", "Institute", "Union", "League", "Bank", "Ministry", "Harbour Board", "Railway", "University", "Court"}

// person gives the person of a rank. The family names of the first ranks are shared by few, those of the later ones by more, as in life.
func (p *Press) person(rank int) person {
	d := draw{source(p.seed, -1, rank)}
	who := person{she: d.percent(45)}
	given, office := man, offices
	if who.she {
		given, office = woman, officesOfWomen
	}
	who.given = upper(p.word(given, d.rank(stock[given])))
	who.family = upper(p.word(family, (rank*7+d.rank(stock[family]))%stock[family]))
	switch d.below(4) {
	case 0:
		who.role = pick(d, office) + " of " + upper(p.word(place, d.rank(stock[place])))
	case 1, 2:
		who.role = pick(d, office) + " of the " + upper(p.word(place, d.rank(stock[place]))) + " " + pick(d, bodies)
	}
	return who
}

// publisher gives the paper of a rank.
func (p *Press) publisher(rank int) string {
	d := draw{source(p.seed, -2, rank)}
	return "The " + upper(p.word(place, d.rank(stock[place]))) + " " + pick(d, []string{"Courier", "Herald", "Gazette", "Post", "Mercury", "Observer"})
}

// heading gives a heading that several articles have.
func (p *Press) heading(rank int) string {
	d := draw{source(p.seed, -3, rank)}
	return upper(p.word(adjective, d.rank(2_000))) + " " + third(p.word(noun, d.rank(2_000)))
}
