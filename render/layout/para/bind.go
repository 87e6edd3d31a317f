package para

// bind marks the places between characters from to to where nothing may break
// although the classes of both sides would allow it: inside words and figures,
// and between a figure and its sign, unit or percent mark, or the 第 before it.
func (s *Setter) bind(from, to int) {
	a := s.atoms
	for i := from; i+1 < to; i++ {
		x, y := a[i].class, a[i+1].class
		switch {
		case x == letter && y == letter || x == digit && y == digit:
			a[i].bound = true
		case x == han:
			if a[i].rune == '第' && (y == digit || y == wide) {
				a[i].bound = true
			}
			continue
		case x.narrow() && y.narrow(), x == postfix && y.narrow():
			a[i].bound = !hyphenated(a, from, i, to)
		case x == prefix && (y == digit || y == wide || y == prefix || y == symbol), x == symbol && y == wide:
			a[i].bound = true
		case x == wide && (y == wide || y.narrow()), x.narrow() && y == wide:
			a[i].bound = true
		}
		if x == digit || x == wide && isWideDigit(a[i].rune) {
			s.bindUnit(i, to)
		}
	}
	s.bindFileNumbers(from, to)
}

func isWideDigit(r rune) bool { return r >= '０' && r <= '９' }

// hyphenated reports whether i is a hyphen between two words.
func hyphenated(a []atom, from, i, to int) bool {
	return a[i].rune == '-' && i > from && i+1 < to && a[i-1].class == letter && a[i+1].class == letter
}

// bindUnit binds what follows a figure that ends at i: 多, 余, 万 and the like,
// then a unit or measure word. One space between figure and unit does not part
// them. A justified line that would be torn apart otherwise may still part the
// two (walk).
func (s *Setter) bindUnit(i, to int) {
	k := i + 1
	if k < to && s.atoms[k].class == space {
		k++
	}
	n := unitLength(s.atoms[k:to])
	if n == 0 {
		return
	}
	s.atoms[i].unit = !s.atoms[i].bound
	for ; i < k+n-1; i++ {
		s.atoms[i].bound = true
	}
}

// unitLength returns how many characters at the head of a belong to the figure
// before them.
func unitLength(a []atom) int {
	n, some := 0, false
	for n < len(a) && isMultiple(a[n].rune) {
		some = some || a[n].rune != '多' && a[n].rune != '余'
		n++
	}
	if m := measureWord(a[n:]); m > 0 {
		return n + m
	}
	if some {
		return n
	}
	return 0
}

func isMultiple(r rune) bool {
	switch r {
	case '十', '百', '千', '万', '亿', '多', '余':
		return true
	}
	return false
}

// measureWord returns the length of the unit at the head of a, 0 if it is none.
func measureWord(a []atom) int {
	if len(a) == 0 {
		return 0
	}
	if len(a) > 1 {
		x, y := a[0].rune, a[1].rune
		switch x {
		case '平', '立':
			if y == '方' {
				return 2 + measureWord(a[2:])
			}
		case '公':
			if y == '里' || y == '斤' || y == '顷' || y == '升' {
				return 2
			}
		case '人', '车', '架', '辆':
			if y == '次' {
				return 2
			}
		case '小':
			if y == '时' {
				return 2
			}
		case '分':
			if y == '钟' {
				return 2
			}
		case '个':
			if y == '月' {
				return 2
			}
		case '厘', '毫', '微':
			if y == '米' || y == '克' || y == '升' {
				return 2
			}
		case '百':
			if y == '分' {
				return 2
			}
		}
	}
	switch a[0].rune {
	case '元', '角', '分', '年', '月', '日', '号', '时', '秒', '名', '人', '个', '项', '件', '台', '辆', '套', '张', '份',
		'次', '条', '款', '米', '里', '吨', '克', '斤', '升', '亩', '户', '家', '所', '处', '间', '栋', '幢', '座', '倍', '成', '度', '级',
		'岁', '天', '周', '期', '批', '类', '章', '节', '页', '册', '本', '副', '届', '场', '只', '块', '片', '艘', '股', '位', '门',
		'组', '村', '县', '市', '省', '乡', '镇', '支', '株', '头', '匹', '瓦', '伏', '点', '步', '层', '国', '字', '种', '笔', '线', '路':
		return 1
	}
	return 0
}

// bindFileNumbers keeps 〔2021〕59号 in one piece, with any kind of bracket.
func (s *Setter) bindFileNumbers(from, to int) {
	a := s.atoms
	for i := from; i+6 < to; i++ {
		if a[i].class != opening && a[i].class != lopen || a[i+1].class != digit {
			continue
		}
		k := i + 1
		for k < to && a[k].class == digit {
			k++
		}
		if k-i != 5 || k+1 >= to || a[k].class != closing && a[k].class != lclose {
			continue
		}
		if a[k+1].class == digit || a[k+1].class == prefix && k+2 < to && a[k+2].class == digit {
			a[k].bound = true
		}
	}
}
