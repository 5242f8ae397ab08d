package article

func readMarkdown(a *Article, file string, at int) {
	a.Text = file[at:]
	a.source = shifted(len(a.Text), at)
	a.finish(textBlocks(a.Text))
}
