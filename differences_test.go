package yugong

// Deliberate differences from the published document, each with its reason.
// Everything else must be equal.

var contentsDifferences = []difference{}

var bodyDifferences = []difference{
	{"负责“4234567”热线平台", "负责“12345”热线平台", "the scan's reading of 12345"},
	{"514000政务热线", "514,000政务热线", "amounts of table 14 are grouped as on the sheets"},
	{"其他工资福利支出、公务员医疗补助缴费、其他社会保障缴费、绩效工资、基本工资、机关事业单位基本养老保险缴费、住房公积金、津贴补贴、职业年金缴费、职工基本医疗保险缴费等",
		"基本工资、津贴补贴、绩效工资、机关事业单位基本养老保险缴费、职业年金缴费、职工基本医疗保险缴费、公务员医疗补助缴费、其他社会保障缴费、住房公积金、其他工资福利支出等",
		"items stand in the order of their codes"},
	{"印刷费、办公费、会议费、邮电费、公务用车运行维护费、福利费、公务接待费、差旅费、工会经费、培训费、水费、劳务费等",
		"办公费、印刷费、水费、邮电费、差旅费、会议费、培训费、公务接待费、劳务费、工会经费、福利费、公务用车运行维护费等",
		"items stand in the order of their codes"},
}

// Whole cells of the performance sheets.
var sheetDifferences = []difference{
	{"预算期资金总额:", "实施期资金总额:", "a slip: the other six sheets have 实施期"},
	{"可持续发展指标", "可持续影响指标", "the form's name of the row, as in the other sheets"},
	{"可持续性指标", "可持续影响指标", "the form's name of the row, as in the other sheets"},
	{"及时及时", "及时", "read twice"},
	{"提高提高", "提高", "read twice"},
	{"42345热线接听数", "12345热线接听数", "the scan's reading of 12345"},
	{"便民热线座机畅通", "便民热线座机畅通率", "last character lost"},
	{"专线日常维护完成", "专线日常维护完成率", "last character lost"},
	{"专线费用支付及时", "专线费用支付及时性", "last character lost"},
	{"2016年10月,根据2016年10月,根据阳城县政务中心关于申请解决网络专线等到经费请示(阳政务字[2016]14号)批复立项,据阳城县政务中心关于申请解决网络专线等到经费请示(阳政务字[2016]14号)批复立项。",
		"2016年10月,根据阳城县政务中心关于申请解决网络专线等经费请示(阳政务字[2016]14号)批复立项。", "lines read twice; 等到经费"},
}

// Parts of long cells of the performance sheets.
var sheetMisreadings = []difference{
	{"与息移动公司签订合同", "与移动公司签订合同", "stray character"},
	{"项目费用并不列入财政预算", "项目费用并列入财政预算", "a misreading that turns the request into its opposite"},
	{"平台交易场所升级扩内容", "平台交易场所升级扩容", "stray character"},
	{"1.周星统一上会", "1.中心统一上会", "misread characters"},
	{"360余老窗口工作人员", "360余个窗口工作人员", "misread character"},
	{"最急、最盼、最优", "最急、最盼、最忧", "misread character"},
}

// sheetCounts are cells of which a sheet (from 0) of the reference holds more
// or fewer than ours because the scan's columns slipped.
var sheetCounts = []struct {
	sheet int
	cell  string
	more  int // that ours has
	why   string
}{
	{0, "稳定", 1, "value of the year's side lost"},
	{0, "质量指标", 1, "label of the first side lost"},
	{3, "质量指标", 1, "label of the first side lost"},
	{7, "时效指标", 1, "label of one side lost"},
	{6, "可持续影响指标", -1, "the label stands once too often, in the column of 一级指标"},
}
