/** Texts that all pages share, Chinese. */
import type { Answer } from '../../domain/protocol.ts'
import type { RejectionCode } from '../../domain/queue-day/rejections.ts'

type Refusal = Extract<Answer, { refused: string }>['refused']

/** Every code has a sentence, or this does not compile. */
const rejections: Readonly<Record<`rejection.${RejectionCode}`, string>> = {
  'rejection.UnknownItem': '这件事今天不在办理清单里，请返回另选，或到咨询台问一问。',
  'rejection.ItemNotForTickets': '这件事不用取号，请到咨询台，工作人员告诉您怎么办。',
  'rejection.NoItems': '还没有选要办的事，请先选一件。',
  'rejection.TooManyItems': '一张号最多办 {most} 件事，其余的请再取一张号。',
  'rejection.UnknownQueue': '没有这个队列，请重新选择。',
  'rejection.QueueClosed': '这类事现在不发号：{reason}。请到咨询台问下次时间。',
  'rejection.UnknownCounter': '没有 {counter} 这个窗口，请重新选择。',
  'rejection.UnknownTicket': '今天没有 {ticketNo} 这个号，请核对号票。',
  'rejection.UnknownClerk': '没有 {badgeNo} 这个工号，请核对。',
  'rejection.QueueEmpty': '现在没有人在等，有新号会显示在这里。',
  'rejection.TicketNotReady': '{ticketNo} 现在不能这样处理，请看它的最新状态。',
  'rejection.NotYourCounter': '这个操作属于 {counter} 窗口，请在那个窗口操作。',
  'rejection.CounterBusy': '{ticketNo} 还在办理，请先结束它。',
  'rejection.CounterIdle': '本窗口现在没有呼叫中的号。',
  'rejection.CounterNotOpen': '窗口还没有开，请先开窗。',
  'rejection.CounterTaken': '这个窗口已有工号 {badgeNo} 登录。',
  'rejection.ClerkElsewhere': '您已在 {counter} 窗口登录，请先在那里退出。',
  'rejection.NotSignedIn': '请先登录。',
  'rejection.TooSoon': '请过 {waitSec} 秒再呼叫。',
  'rejection.TooFewCalls': '已呼叫 {calls} 次，呼叫满 {needed} 次才能过号。',
  'rejection.OutcomeMissing': '还有事项没有填结果，请先填好。',
  'rejection.NoSuchItem': '这张号里没有这一项，请看最新内容。',
  'rejection.ReasonMissing': '请写明原因。',
  'rejection.RejoinTooLate': '过号已超过 {withinMin} 分钟，请重新取号。',
  'rejection.RejoinUsedUp': '这张号已经返队过，请重新取号。',
  'rejection.DelayUsedUp': '这张号已经延后过一次，请留意叫号。',
  'rejection.DelayTooLong': '最多可以延后 {mostMin} 分钟。',
  'rejection.ParkedForOther': '这张号留给工号 {badgeNo} 继续办理。',
  'rejection.NothingToUndo': '没有可以撤销的操作。',
  'rejection.NotServedHere': '这个窗口不办这类事，请转到能办的窗口。',
  'rejection.SameTicket': '两个号是同一个，不用合并。',
  'rejection.UnknownHelp': '这次求助已经有人处理。',
  'rejection.StillServing': '{ticketNo} 还在 {counter} 窗口办理，结束后才能收班。',
  'rejection.DayIsClosed': '今天的取号已经结束，请在下次开放时间来办。',
  'rejection.ReturnInPast': '返回时间要在现在之后。',
  'rejection.NotOffered': '这类事现在不发号，请看开窗时间，或到咨询台问一问。',
  'rejection.UnknownVersion': '没有第 {version} 版设置，请从列表里选。',
  'rejection.SettingsMoved': '设置刚被别人改过（现在是第 {version} 版），请核对后再改。',
  'rejection.SettingsRefused': '设置的 {path} 不对：“{value}” 不存在或重复，请改正。',
  'rejection.CalendarRefused': '工作日历不能这样排：工作日窗口服务合计不得少于 7 小时（《办法》第十一条），且时段不得倒置或重叠。',
  'rejection.NotAllowed': '这个操作需要别的权限，请找值班长。',
}

const refusals: Readonly<Record<`refused.${Refusal}`, string>> = {
  'refused.rateLimited': '操作太快了，请稍等一会儿再试。',
  'refused.notAuthorised': '本机还没有获准这样操作，请找工作人员。',
  'refused.cannotStore': '系统暂时不能保存新的号，已有的号照常叫。请到咨询台取号。',
  'refused.reload': '页面有新版本，正在更新，请稍候再试。',
}

export const messagesZh = {
  ...rejections,
  ...refusals,
  malformed: '这条信息没有填对（{field}），请检查后再试。',
  noAnswer: '暂时没有收到回复，请稍候，或请工作人员帮忙。',
  minutes: '分钟',
  span: '{from}–{to}',
  'state.serving': '办理中',
  'state.called': '已呼叫',
  'state.free': '空闲',
  'state.paused': '暂停',
  'state.closed': '未开',
  'state.long': '偏长',
  window: '{label} 号窗口',
  'pairing.title': '请值班长给这台设备配对',
  'pairing.how': '在值班长的页面里打开“设备”，输入下面的配对码。',
  'pairing.renews': '配对码会自动更新，配好后本页自动打开。',
  'pairing.offline': '正在连接服务器，接通后会显示配对码。',
} as const
