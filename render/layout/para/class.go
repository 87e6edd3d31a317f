package para

// class is what a character is to the line breaker.
type class uint8

const (
	han       class = iota // an ideograph, or any sign of full width without rules of its own
	wide                   // a full-width digit, letter or figure sign
	letter                 // a Latin letter, and any other narrow sign of a word
	digit                  //
	symbol                 // ASCII punctuation inside words and figures
	opening                // full-width opening bracket or quote
	closing                // full-width closing bracket or quote
	pause                  // 、 ， ； ：
	stop                   // 。 ？ ！
	middle                 // ·
	dash                   // — … which come in pairs
	tie                    // ～ – 々: never at a line's start, otherwise like han
	lopen                  // ( [ {
	lclose                 // ) ] } , . ; : ! ?
	prefix                 // a sign before a figure: ＋ － ± ≥ ¥
	postfix                // a sign behind a figure: % ℃ ‰
	quote                  // " and ' of ASCII, until scan decides on lopen or lclose
	space                  // a space that is dropped at a line's edges
	hardSpace              // a space that binds
	zeroSpace              // an invisible place to break
	combining              // stands over the character before it
	ignored                // draws nothing and means nothing here
	newline                //
	control                // cannot be set
)

// narrow reports whether a character belongs to Latin text: nothing breaks or
// stretches between two of them.
func (c class) narrow() bool {
	switch c {
	case letter, digit, symbol, lopen, lclose:
		return true
	}
	return false
}

// closes reports whether the blank half of a full-width sign is on its right.
func (c class) closes() bool { return c == closing || c == pause || c == stop }

// noStart lists the classes that never start a line.
func (c class) noStart() bool {
	switch c {
	case closing, pause, stop, middle, dash, tie, lclose, postfix, combining, hardSpace:
		return true
	}
	return false
}

// noEnd lists the classes that never end a line.
func (c class) noEnd() bool { return c == opening || c == lopen || c == hardSpace }

// mark reports whether a character does not count against a last line of a
// single character.
func (c class) mark() bool {
	switch c {
	case opening, closing, pause, stop, middle, dash, lopen, lclose, combining, space, hardSpace:
		return true
	}
	return false
}

// classOf classifies by value. Ideographs come first: they are most of a text.
func classOf(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return han
	case r < 0x80:
		return ascii[r]
	case r < 0x2000:
		return latinOf(r)
	case r < 0x3000:
		return symbolOf(r)
	default:
		return wideOf(r)
	}
}

// ascii classifies the first 128 characters.
var ascii = func() (t [128]class) {
	for r := range t {
		switch {
		case r >= '0' && r <= '9':
			t[r] = digit
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			t[r] = letter
		case r < ' ' || r == 0x7F:
			t[r] = control
		default:
			t[r] = symbol
		}
	}
	for c, signs := range map[class]string{
		lopen: "([{", lclose: ")]},.;:!?", postfix: "%",
		quote: "\"'", space: " \t", newline: "\n\v\f\r",
	} {
		for _, r := range signs {
			t[r] = c
		}
	}
	return t
}()

func latinOf(r rune) class {
	switch {
	case r == 0x85:
		return newline
	case r < 0xA0:
		return control
	case r == 0xA0:
		return hardSpace
	case r == 0xAD, r == 0x61C, r == 0x180E:
		return ignored
	case r == '·':
		return middle
	case r == '°':
		return postfix
	case r == '±', r == '£', r == '¥':
		return prefix
	case r == '×', r == '÷':
		return wide
	case r == '«':
		return lopen
	case r == '»':
		return lclose
	case r >= 0x300 && r <= 0x36F:
		return combining
	case r == 0x1680:
		return space
	}
	return letter
}

func symbolOf(r rune) class {
	switch {
	case r == 0x2007, r == 0x202F:
		return hardSpace
	case r <= 0x200A, r == 0x205F:
		return space
	case r == 0x200B:
		return zeroSpace
	case r == 0x2028, r == 0x2029:
		return newline
	case r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return ignored
	case r >= 0x20D0 && r <= 0x20FF:
		return combining
	}
	switch r {
	case '‘', '“':
		return opening
	case '’', '”':
		return closing
	case '—', '…', '⋯':
		return dash
	case '–', '‐', '‑':
		return tie
	case '‧', '•', '∙':
		return middle
	case '‰', '‱', '℃', '℉', '′', '″':
		return postfix
	case '−', '≥', '≤', '≈', '≠', '≡', '№', '€', '≧', '≦':
		return prefix
	}
	return han
}

func wideOf(r rune) class {
	switch r {
	case '\u3000':
		return space
	case '（', '《', '〈', '「', '『', '【', '〔', '〖', '〘', '〚', '〝', '［', '｛', '｟':
		return opening
	case '）', '》', '〉', '」', '』', '】', '〕', '〗', '〙', '〛', '〞', '〟', '］', '｝', '｠':
		return closing
	case '、', '，', '；', '：', '．', '､':
		return pause
	case '。', '？', '！', '｡':
		return stop
	case '・', '･':
		return middle
	case '～', '〜', '々', '〻', 'ー', '／', 'ゝ', 'ゞ', 'ヽ', 'ヾ':
		return tie
	case '％':
		return postfix
	case '＋', '－', '＜', '＞', '＝', '￥', '＄', '￡':
		return prefix
	case 0xFEFF:
		return ignored
	}
	switch {
	case r >= 0xFF00 && r <= 0xFF5E:
		return wide
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return ignored
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000, r == 0xFFFD:
		return control
	}
	return han
}
