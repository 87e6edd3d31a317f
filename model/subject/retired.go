package subject

// Retired is a name of a function that an edition of the classification gave
// up; texts rolled over from older documents still use it.
type Retired struct {
	Name  string
	Now   string // what it is called since
	Since int    // the first year of the new name
}

// RetiredNames lists the names of 类 and 款 that budgets still print by
// mistake, from the revisions of the classification of 2019 and 2020 (政府收支分类科目).
func RetiredNames() []Retired {
	return []Retired{
		{"医疗卫生与计划生育支出", "卫生健康支出", 2019},
		{"国土海洋气象等支出", "自然资源海洋气象等支出", 2019},
		{"文化体育与传媒支出", "文化旅游体育与传媒支出", 2019},
		{"资源勘探信息等支出", "资源勘探工业信息等支出", 2020},
		{"归口管理的行政单位离退休", "行政单位离退休", 2020},
		{"行政事业单位离退休", "行政事业单位养老支出", 2020},
	}
}
