package invent

// trade is what a unit does: it decides its functional subjects, what it
// spends on and what it earns.
type trade struct {
	function string // 项 of its running costs
	projects string // 项 of its projects
	what     string // of its duties: 小学教育
	kind     kind
	earns    earning
}

type kind uint8

const (
	administrative kind = iota
	civilServant
	institution
)

type earning uint8

const (
	nothing  earning = iota
	fees             // 财政专户管理资金
	services         // 事业收入
	grants           // 其他收入, 上级补助收入
)

// administration is what an office itself does; its subjects are the office's.
var administration = trade{kind: administrative}

// office is a department of the county (主管部门).
type office struct {
	code, name, short  string
	function, projects string // its own subjects
	what               string
	land, capital      bool // has money of 政府性基金预算, of 国有资本经营预算
	below              []branch
	civil              bool // is 参公事业单位
}

// branch is a unit below an office.
type branch struct {
	name  string
	trade trade
}

// townBranch is a unit that every town or village has.
type townBranch struct {
	name, office string
	trade        trade
}

// run makes a trade of an institution.
func run(function, projects, what string, earns earning) trade {
	return trade{function, projects, what, institution, earns}
}

var offices = []office{
	{code: "001", name: "人民政府办公室", short: "政府办公室", function: "2010301", projects: "2010302", what: "政务运转和督促检查",
		below: []branch{{"政务信息中心", run("2010350", "2010399", "政务信息化", nothing)}, {"机关事务服务中心", run("2010350", "2010399", "机关后勤保障", nothing)}, {"信访服务中心", run("2010350", "2010399", "群众来访接待", nothing)}}},
	{code: "006", name: "财政局", short: "财政局", function: "2010601", projects: "2010608", what: "财政收支和国有资产管理", capital: true,
		below: []branch{{"国库支付中心", run("2010650", "2010605", "国库集中支付", nothing)}, {"财政投资评审中心", run("2010650", "2010608", "政府投资评审", nothing)}, {"乡镇财政服务中心", run("2010650", "2010607", "乡镇财政服务", nothing)}}},
	{code: "009", name: "统计局", short: "统计局", function: "2010501", projects: "2010507", what: "统计调查",
		below: []branch{{"社会经济调查队", run("2010550", "2010507", "社会经济调查", nothing)}, {"普查中心", run("2010550", "2010507", "专项普查", nothing)}}},
	{code: "012", name: "发展和改革局", short: "发展和改革局", function: "2010401", projects: "2010402", what: "经济社会发展规划和项目管理",
		below: []branch{{"重点项目服务中心", run("2010450", "2010499", "重点项目服务", nothing)}, {"价格认证中心", run("2010450", "2010499", "价格认定", nothing)}, {"能源发展中心", run("2010450", "2010499", "能源发展", nothing)}}},
	{code: "015", name: "审计局", short: "审计局", function: "2010801", projects: "2010804", what: "审计监督",
		below: []branch{{"政府投资审计中心", run("2010850", "2010804", "政府投资审计", nothing)}}},
	{code: "018", name: "市场监督管理局", short: "市场监督管理局", function: "2013801", projects: "2013802", what: "市场监督管理",
		below: []branch{{"综合检验检测中心", run("2013850", "2013802", "检验检测", services)}, {"消费维权服务中心", run("2013850", "2013802", "消费维权", nothing)}}},
	{code: "021", name: "商务局", short: "商务局", function: "2011301", projects: "2011399", what: "商贸流通和招商引资",
		below: []branch{{"招商引资服务中心", run("2011350", "2011399", "招商引资", nothing)}, {"电子商务服务中心", run("2011350", "2011399", "电子商务发展", nothing)}}},
	{code: "024", name: "司法局", short: "司法局", function: "2040601", projects: "2040604", what: "法治建设和公共法律服务",
		below: []branch{{"公共法律服务中心", run("2040650", "2040607", "公共法律服务", nothing)}, {"法律援助中心", run("2040650", "2040607", "法律援助", nothing)}}},
	{code: "027", name: "教育局", short: "教育局", function: "2050101", projects: "2050199", what: "教育管理",
		below: []branch{{"第一中学", run("2050204", "2050299", "高中教育", fees)}, {"第二中学", run("2050204", "2050299", "高中教育", fees)}, {"职业技术学校", run("2050302", "2050399", "中等职业教育", fees)},
			{"实验小学", run("2050202", "2050299", "小学教育", nothing)}, {"城关小学", run("2050202", "2050299", "小学教育", nothing)}, {"东街小学", run("2050202", "2050299", "小学教育", nothing)},
			{"实验中学", run("2050203", "2050299", "初中教育", nothing)}, {"北城初级中学", run("2050203", "2050299", "初中教育", nothing)}, {"机关幼儿园", run("2050201", "2050299", "学前教育", fees)},
			{"特殊教育学校", run("2050701", "2050799", "特殊教育", nothing)}, {"教师进修学校", run("2050801", "2050899", "教师培训", grants)}, {"教育考试中心", run("2050199", "2050299", "教育考试", fees)}}},
	{code: "030", name: "科学技术局", short: "科学技术局", function: "2060101", projects: "2060503", what: "科技创新",
		below: []branch{{"生产力促进中心", run("2060501", "2060503", "科技成果转化", grants)}, {"科技馆", run("2060701", "2060702", "科学普及", nothing)}}},
	{code: "033", name: "文化和旅游局", short: "文化和旅游局", function: "2070101", projects: "2070199", what: "文化事业和旅游发展",
		below: []branch{{"图书馆", run("2070104", "2070199", "公共图书借阅", nothing)}, {"文化馆", run("2070109", "2070199", "群众文化", services)}, {"博物馆", run("2070205", "2070204", "文物收藏和展示", grants)}, {"体育中心", run("2070307", "2070308", "全民健身", services)}}},
	{code: "036", name: "人力资源和社会保障局", short: "人力资源和社会保障局", function: "2080101", projects: "2080705", what: "就业、社会保障和人事管理",
		below: []branch{{"社会保险服务中心", run("2080109", "2080199", "社会保险经办", nothing)}, {"公共就业服务中心", run("2080150", "2080704", "就业服务", nothing)}, {"劳动人事争议仲裁院", run("2080150", "2080199", "劳动争议调解仲裁", nothing)}}},
	{code: "039", name: "民政局", short: "民政局", function: "2080201", projects: "2080206", what: "社会救助和基层治理",
		below: []branch{{"社会福利院", run("2081005", "2081099", "供养服务", services)}, {"殡仪馆", run("2081004", "2081099", "殡葬服务", services)}, {"救助管理站", run("2082002", "2082501", "流浪乞讨人员救助", nothing)}}},
	{code: "042", name: "退役军人事务局", short: "退役军人事务局", function: "2082801", projects: "2082804", what: "退役军人服务保障",
		below: []branch{{"退役军人服务中心", run("2082850", "2082804", "退役军人服务", nothing)}, {"烈士陵园管理中心", run("2080808", "2080899", "烈士纪念设施管理", nothing)}}},
	{code: "045", name: "卫生健康局", short: "卫生健康局", function: "2100101", projects: "2100717", what: "卫生健康管理",
		below: []branch{{"人民医院", run("2100201", "2100299", "综合医疗", services)}, {"中医院", run("2100202", "2100299", "中医医疗", services)}, {"妇幼保健院", run("2100403", "2100408", "妇幼保健", services)},
			{"疾病预防控制中心", run("2100401", "2100408", "疾病预防控制", services)}, {"急救中心", run("2100405", "2100499", "院前急救", nothing)}}},
	{code: "048", name: "住房和城乡建设局", short: "住房和城乡建设局", function: "2120101", projects: "2120399", what: "城乡建设和住房保障", land: true,
		below: []branch{{"市政设施服务中心", run("2120303", "2120399", "市政设施养护", nothing)}, {"环境卫生服务中心", run("2120501", "2120501", "城乡环境卫生", services)}, {"住房保障服务中心", run("2120199", "2120399", "住房保障", nothing)}, {"园林绿化中心", run("2120303", "2120399", "园林绿化", nothing)}}},
	{code: "051", name: "城市管理局", short: "城市管理局", function: "2120104", projects: "2120199", what: "城市管理", land: true,
		below: []branch{{"数字化城市管理中心", run("2120199", "2120399", "数字化城市管理", nothing)}}},
	{code: "054", name: "农业农村局", short: "农业农村局", function: "2130101", projects: "2130122", what: "农业生产和乡村振兴", land: true,
		below: []branch{{"农业技术推广中心", run("2130104", "2130106", "农业技术推广", grants)}, {"畜牧兽医服务中心", run("2130104", "2130108", "动物疫病防控", nothing)}, {"农产品质量安全中心", run("2130104", "2130109", "农产品质量监测", nothing)}}},
	{code: "057", name: "林业局", short: "林业局", function: "2130201", projects: "2130205", what: "林业和草原保护",
		below: []branch{{"国有青山林场", run("2130204", "2130205", "森林培育", grants)}, {"森林防火中心", run("2130204", "2130234", "森林防火", nothing)}}},
	{code: "060", name: "水利局", short: "水利局", function: "2130301", projects: "2130306", what: "水资源管理和水旱灾害防御",
		below: []branch{{"云水水库管理站", run("2130306", "2130306", "水库运行管理", services)}, {"灌区服务中心", run("2130306", "2130316", "灌溉供水", services)}, {"河湖保护中心", run("2130306", "2130311", "河湖管护", nothing)}}},
	{code: "063", name: "交通运输局", short: "交通运输局", function: "2140101", projects: "2140106", what: "公路建设和运输管理",
		below: []branch{{"公路养护中心", run("2140106", "2140106", "公路养护", nothing)}, {"道路运输服务中心", run("2140112", "2140199", "道路运输服务", nothing)}}},
	{code: "066", name: "工业和信息化局", short: "工业和信息化局", function: "2150501", projects: "2150899", what: "工业发展和中小企业服务", capital: true,
		below: []branch{{"企业服务中心", run("2150550", "2150899", "企业服务", grants)}}},
	{code: "069", name: "自然资源局", short: "自然资源局", function: "2200101", projects: "2200104", what: "自然资源保护利用", land: true,
		below: []branch{{"不动产登记中心", run("2200150", "2200199", "不动产登记", nothing)}, {"土地储备中心", run("2200150", "2200199", "土地储备", nothing)}}},
	{code: "072", name: "应急管理局", short: "应急管理局", function: "2240101", projects: "2240106", what: "安全生产和应急管理",
		below: []branch{{"应急救援保障中心", run("2240150", "2240199", "应急救援保障", nothing)}, {"防震减灾中心", run("2240550", "2240599", "防震减灾", nothing)}}},
	{code: "075", name: "生态环境局", short: "生态环境局", function: "2110101", projects: "2110301", what: "生态环境保护",
		below: []branch{{"环境监测站", run("2110150", "2110199", "环境监测", nothing)}}},
	{code: "078", name: "供销合作社联合社", short: "供销合作社联合社", function: "2160201", projects: "2169999", what: "农村流通服务", civil: true},
	{code: "081", name: "红十字会", short: "红十字会", function: "2081601", projects: "2081602", what: "人道救助", civil: true},
	{code: "084", name: "地方志编纂中心", short: "地方志编纂中心", function: "2010350", projects: "2010399", what: "史志编纂", civil: true},
	{code: "090", name: "乡镇工作办公室", short: "乡镇", function: "2010301", projects: "2010302", what: "乡镇工作联系"},
}

// officeOf returns the office by its code.
func officeOf(code string) *office {
	for i := range offices {
		if offices[i].code == code {
			return &offices[i]
		}
	}
	panic("no office " + code)
}

var townBranches = []townBranch{
	{"人民政府", "090", trade{"2010301", "2130799", "乡镇综合管理", administrative, nothing}},
	{"中心小学", "027", run("2050202", "2050299", "小学教育", nothing)},
	{"卫生院", "045", run("2100302", "2100399", "基本医疗和公共卫生", services)},
	{"初级中学", "027", run("2050203", "2050299", "初中教育", nothing)},
	{"综合便民服务中心", "090", run("2010350", "2010399", "便民服务", nothing)},
	{"中心幼儿园", "027", run("2050201", "2050299", "学前教育", fees)},
	{"农业综合服务站", "054", run("2130104", "2130106", "农业服务", grants)},
	{"文化站", "033", run("2070109", "2070199", "群众文化", grants)},
	{"财政服务站", "006", run("2010650", "2010607", "乡镇财政服务", nothing)},
	{"水利站", "060", run("2130306", "2130311", "农村供水", nothing)},
}

var villageBranches = []townBranch{
	{"小学", "027", run("2050202", "2050299", "小学教育", nothing)},
	{"幼儿园", "027", run("2050201", "2050299", "学前教育", fees)},
	{"林场", "057", run("2130204", "2130205", "森林管护", grants)},
}

var towns = []string{"青石镇", "柳泉镇", "白杨镇", "松林镇", "石桥镇", "南河镇", "北岭镇", "龙泉镇", "凤台镇", "清溪镇",
	"大阳乡", "云峰乡", "桃园乡", "梨树乡", "双井乡", "榆林乡", "杏花乡", "古城乡", "茶坊乡", "西沟乡", "东岭乡", "平川乡"}

var villages = []string{"柳林", "杏坪", "上庄", "下庄", "前沟", "后沟", "东湾", "西湾", "南窑", "北窑", "石门", "土岭", "泉头", "河底", "桥上",
	"槐树", "枣园", "核桃坪", "李家山", "王家沟", "张庄", "赵庄", "周村", "吴村", "郑家岭", "冯家湾", "陈庄", "卫家庄", "沈村", "韩家坪",
	"杨树底", "朱村", "秦家岭", "许庄", "何村", "吕家河", "施家湾", "孔庄", "曹村", "严家沟"}
