"""The organisers' pages: server-rendered, in four languages, whole without a script."""
