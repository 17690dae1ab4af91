/** Texts of the first set-up. */
import { createPageI18n } from '../app/i18n.ts'

const zh = {
  title: '首次设置', lead: '几步就能开门办事。每一步单独保存，随时可以回来改。', language: 'English', signOut: '退出', manager: '去值班长页面', loading: '正在读取', back: '上一步', next: '下一步',
  'level.province': '省级政务大厅', 'level.city': '市级政务大厅', 'level.county': '县级政务大厅', 'level.township': '乡镇（街道）便民服务站', 'level.village': '村（社区）便民服务室',
  'level.how': '级别在第一次启动时选定；换级别请换一个新的数据文件夹。',
  'choose.head': '新站点：先选级别和名称', 'choose.lead': '按级别带来一套事项、队列和窗口，下一步都可以改。', 'choose.level': '级别和模板', 'choose.has': '{items} 个事项，{counters} 个窗口', 'choose.title': '名称', 'choose.titleFor': '如：柳林镇{title}', 'choose.titleEn': '英文名称', 'choose.manager': '值班长姓名', 'choose.missing': '请填“{field}”。', 'choose.go': '建好这个站点', 'choose.going': '正在建站，几秒钟…', 'choose.elsewhere': '新站点要在它自己的机器上设置，请到那台机器上打开这一页。',
  'step.title': '名称', 'step.calendar': '日历', 'step.counters': '窗口', 'step.items': '事项', 'step.clerks': '人员', 'step.screens': '屏幕', 'step.ready': '完成', 'step.done': '已好', 'step.open': '还缺',
  'sign.title': '值班长登录', 'sign.badge': '工号', 'sign.pin': '口令', 'sign.go': '登录', 'sign.role': '首次设置要由值班长来做。', 'sign.both': '请填写工号和口令。',
  'first.title': '先给值班长设一个口令', 'first.lead': '这里还没有人有口令。第一个口令只能在本机设，设好以后用它登录。', 'first.who': '值班长', 'first.pin': '口令（4–8 位数字）', 'first.again': '再输一次', 'first.go': '设好并登录', 'first.differ': '两次输入不一样，请再输一次。', 'first.bad': '口令要 4 到 8 位数字。',
  'why.title': '各屏幕和号票上都用这个名称。', 'why.calendar': '先选一个样子，再按本厅的时间改。', 'why.counters': '每个窗口在哪里、能办哪些队列。', 'why.items': '下面是模板里的事项。本厅不办的去掉勾；以后增改在值班长页面的“事项”里，要批准和备案。', 'why.clerks': '先保存名单，再给每个人设口令，请当面告诉本人。', 'why.screens': '在每台设备上打开它的页面，把屏幕上的六位配对码填在这里。', 'why.ready': '还缺什么，这里看得到。',
  'week.one': '全年 8:30–12:00、14:00–17:30', 'week.two': '冬季到 17:30，夏季到 18:00', 'week.long': '全年 9:00–17:00 不休午', 'week.plus': '再加周六上午（预约）',
  'items.all': '全选', 'items.none': '全不选', 'items.documentNo': '清单文号', 'items.documentFor': '批准本厅事项清单的文件', 'items.go': '去掉 {count} 项', 'items.kept': '保留 {kept} / {count} 项', 'items.missing': '请填清单文号，会记入台账。', 'items.done': '已去掉 {count} 项。', 'items.one': '至少保留一项。', 'items.reason': '首次设置：本厅不办',
  'screens.code': '配对码', 'screens.name': '名称', 'screens.nameFor': '如 1 号机', 'screens.zone': '区域', 'screens.counter': '窗口', 'screens.any': '不指定', 'screens.go': '配对', 'screens.none': '还没有配对的设备。', 'screens.bad': '请输入六位配对码和名称。', 'screens.done': '{name} 已配对。', 'screens.noCode': '没有屏幕显示这个配对码，请再看一眼屏幕。', 'screens.open': '打开{kind}页',
  'kind.kiosk': '取号机', 'kind.display': '大屏', 'kind.counter-display': '窗口屏',
  'missing.unserved': '没有窗口能办：{names}', 'missing.noItems': '还没有事项', 'missing.noManager': '名单里没有值班长', 'missing.noClerk': '名单里还没有窗口人员', 'missing.pins': '{count} 个人还没有口令：{names}', 'missing.screens': '还没有配对的设备（只用一台电脑的服务室可以不配）', 'missing.table': '{year} 年还没有正式的节假日安排，出了通知请更新', 'missing.calendar': '还没有工作日历',
  'ready.all': '都好了，可以开门。', 'ready.some': '还缺下面这些：', 'ready.kiosk': '取号机', 'ready.clerk': '窗口工作台', 'ready.manager': '值班长页面', 'ready.display': '大屏',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'First set-up', lead: 'A few steps to a working station. Each is saved by itself, and you can come back to any of them.', language: '中文', signOut: 'Sign out', manager: 'Duty manager\'s page', loading: 'Reading', back: 'Back', next: 'Next',
  'level.province': 'Provincial hall', 'level.city': 'City hall', 'level.county': 'County hall', 'level.township': 'Township service station', 'level.village': 'Village service room',
  'level.how': 'The level was chosen at the first start; another level needs a fresh data folder.',
  'choose.head': 'A new site: its level and name first', 'choose.lead': 'Each level brings items, queues and windows; all of it can be changed in the next steps.', 'choose.level': 'Level and template', 'choose.has': '{items} items, {counters} windows', 'choose.title': 'Name', 'choose.titleFor': 'e.g. 柳林镇{title}', 'choose.titleEn': 'English name', 'choose.manager': 'Name of the duty manager', 'choose.missing': 'Please fill in "{field}".', 'choose.go': 'Make this site', 'choose.going': 'Making the site, a few seconds …', 'choose.elsewhere': 'A new site is set up on its own machine; please open this page there.',
  'step.title': 'Name', 'step.calendar': 'Calendar', 'step.counters': 'Windows', 'step.items': 'Items', 'step.clerks': 'Staff', 'step.screens': 'Screens', 'step.ready': 'Ready', 'step.done': 'done', 'step.open': 'to do',
  'sign.title': 'Duty manager', 'sign.badge': 'Badge number', 'sign.pin': 'PIN', 'sign.go': 'Sign in', 'sign.role': 'The first set-up is for a duty manager.', 'sign.both': 'Please enter badge number and PIN.',
  'first.title': 'A first PIN for the duty manager', 'first.lead': 'Nobody here has a PIN yet. The first one can be set on this machine only; sign in with it afterwards.', 'first.who': 'Duty manager', 'first.pin': 'PIN (4–8 digits)', 'first.again': 'Once more', 'first.go': 'Set it and sign in', 'first.differ': 'The two differ; please enter it again.', 'first.bad': 'A PIN has 4 to 8 digits.',
  'why.title': 'Screens and slips carry this name.', 'why.calendar': 'Choose a pattern first, then make it fit.', 'why.counters': 'Where each window is and which queues it serves.', 'why.items': 'These are the items of the template. Untick what this site does not do; later changes go through approval and filing in the catalogue.', 'why.clerks': 'Save the roster first, then give everybody a PIN and tell them in person.', 'why.screens': 'Open its page on each device and enter the six digits that it shows.', 'why.ready': 'What is still missing.',
  'week.one': 'All year 8:30–12:00, 14:00–17:30', 'week.two': 'To 17:30 in winter, 18:00 in summer', 'week.long': 'All year 9:00–17:00 without a break', 'week.plus': 'and Saturday mornings (booked)',
  'items.all': 'All', 'items.none': 'None', 'items.documentNo': 'Document no.', 'items.documentFor': 'that approves this site\'s list', 'items.go': 'Remove {count} items', 'items.kept': '{kept} of {count} items kept', 'items.missing': 'Please give the document number; it goes into the record.', 'items.done': '{count} items removed.', 'items.one': 'Keep at least one.', 'items.reason': 'first set-up: not done at this site',
  'screens.code': 'Pairing code', 'screens.name': 'Name', 'screens.nameFor': 'e.g. Kiosk 1', 'screens.zone': 'Zone', 'screens.counter': 'Window', 'screens.any': 'none', 'screens.go': 'Pair', 'screens.none': 'No device is paired yet.', 'screens.bad': 'Please enter six digits and a name.', 'screens.done': '{name} is paired.', 'screens.noCode': 'No screen shows this code; please read it again.', 'screens.open': 'Open the {kind}',
  'kind.kiosk': 'kiosk', 'kind.display': 'lobby display', 'kind.counter-display': 'window display',
  'missing.unserved': 'No window serves: {names}', 'missing.noItems': 'There are no items', 'missing.noManager': 'The roster has no duty manager', 'missing.noClerk': 'The roster has no clerk yet', 'missing.pins': '{count} people have no PIN yet: {names}', 'missing.screens': 'No device is paired (a room with one PC needs none)', 'missing.table': 'There is no official holiday table for {year} yet; update it when the notice is out', 'missing.calendar': 'There is no calendar',
  'ready.all': 'All is ready; the doors may open.', 'ready.some': 'Still missing:', 'ready.kiosk': 'Kiosk', 'ready.clerk': 'Clerk console', 'ready.manager': 'Duty manager\'s page', 'ready.display': 'Lobby display',
}

export const { t, say, locale } = createPageI18n({ zh, en })
