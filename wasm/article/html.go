package article

func readHTML(a *Article, file string) error { return nil }
