/** Texts that all pages share, Chinese. */
import type { HttpProblem } from '../../../domain/contract/http/hall.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Rejection } from '../../../domain/contract/subjects.ts'
import type { planZh } from './plan-sentences.ts'
import type { staffZh } from './staff-sentences.ts'

type Refusal = Extract<Answer, { refused: string }>['refused']

type OfAll = Exclude<
  `rejection.${Exclude<Rejection['code'], 'SettingsRefused'>}`,
  keyof typeof planZh | keyof typeof staffZh
>
/** Every code has a sentence, here, in staff-sentences.ts or in plan-sentences.ts, or this does not compile. */
const rejections: Readonly<Record<OfAll, string>> = {
  'rejection.UnknownItem': '这件事今天不在办理清单里，请返回另选，或到咨询台问一问。',
  'rejection.ItemNotForTickets': '这件事不用取号，请到咨询台，工作人员告诉您怎么办。',
  'rejection.NoItems': '还没有选要办的事，请先选一件。',
  'rejection.TooManyItems': '一张号最多办 {most} 件事，其余的请再取一张号。',
  'rejection.UnknownQueue': '没有这个队列，请重新选择。',
  'rejection.QueueClosed': '这类事现在不发号：{reason}。请到咨询台问下次时间。',
  'rejection.UnknownCounter': '没有 {counter} 这个窗口，请重新选择。',
  'rejection.UnknownTicket': '今天没有 {ticketNo} 这个号，请核对号票。',
  'rejection.TicketNotReady': '{ticketNo} 现在不能这样处理，请看它的最新状态。',
  'rejection.NoSuchItem': '这张号里没有这一项，请看最新内容。',
  'rejection.ReasonMissing': '请写明原因。',
  'rejection.RejoinTooLate': '过号已超过 {withinMin} 分钟，请重新取号。',
  'rejection.BookingMissing': '预约号只能用预约码签到取得，不能手工给。',
  'rejection.RejoinUsedUp': '这张号已经返队过，请重新取号。',
  'rejection.DelayUsedUp': '这张号已经延后过一次，请留意叫号。',
  'rejection.DelayTooLong': '最多可以延后 {mostMin} 分钟。',
  'rejection.UnknownHelp': '这次求助已经有人处理。',
  'rejection.DayIsClosed': '今天的取号已经结束，请在下次开放时间来办。',
  'rejection.NotOffered': '这类事现在不发号，请看开窗时间，或到咨询台问一问。',
  'rejection.UnknownTheme': '没有“一件事” {theme}，请从列表里选。',
  'rejection.FieldMissing': '{field} 还没有填。',
  'rejection.DateInPast': '{date} 已经过去，请选今天或以后的日期。',
  'rejection.ItemNotInForce': '这件事还没有开始办理（{fromDate} 起），可以先预约那天以后的时间。',
  'rejection.ItemNotShared': '这件事按{basis}在{place}办（{address}），这里不发号。',
  'rejection.NoCalendar': '{ourHall}随时取号，没有要加开的时间。',
  'rejection.DateTooFar': '最多可以申请 {days} 天以内的日期。',
  'rejection.AlreadyOpen': '{date} {from}–{to} 窗口本来就办，不用申请，直接来取号。',
  'rejection.RequestTwice': '您已经申请过 {date}（第 {requestNo} 号申请），请等答复。',
  'rejection.TooManyRequests': '您还有 {most} 个申请在等答复，请等有了答复再申请。',
  'rejection.UnknownRequest': '没有这个申请，请刷新列表。',
  'rejection.RequestSettled': '第 {requestNo} 号申请已经答复过，请刷新列表。',
  'rejection.UnknownSuggestion': '没有 {reference} 这条意见，请核对编号。',
  'rejection.AlreadyRated': '{about} 已经评价过了，谢谢您；评价提交后不能修改。',
  'rejection.VisitNotFinished': '{ticketNo} 还没有办完，办完以后再评价。',
  'rejection.RatingTooLate': '办完 {days} 天以内可以评价，{date} 的已经过了。有事要反映请投意见箱或打 12345。',
  'rejection.ReasonNotOfLevel': '这条理由不属于所选的这一级，请重新选。',
  'rejection.NoCallBack': '只有“不满意”“非常不满意”才留回电号码，请把号码去掉。',
  'rejection.NotThisWindow': '这台评价器只评在本窗口办完的号，请扫号票上的码评价。',
  'rejection.UnknownRating': '没有 {about} 的评价，请刷新列表。',
  'rejection.NoSeriesLeft': '离线取号的号段已全部分出，请停用不再使用的取号机。',
  'rejection.UnknownErrand': '没有代办件 {reference}，请核对编号。',
  'rejection.NoBookings': '这里暂不办理预约，请直接到现场取号。',
  'rejection.SlotNotOffered': '这个时段不能预约，请另选一个。',
  'rejection.SlotFull': '这个时段已经约满，请另选一个。',
  'rejection.BookingLimit': '同一天最多预约 {most} 次，您在 {date} 已有预约。',
  'rejection.PersonBlocked': '因多次未到或取消，{untilDate} 前暂不能预约，仍可到现场取号。',
  'rejection.UnknownBooking': '没有找到这个预约，请核对预约码。',
  'rejection.BookingNotReady': '这个预约已经用过、取消或过期，请看预约页，或直接取号。',
  'rejection.BookingOtherDay': '您预约的是 {date}，请在那天来签到。',
  'rejection.HoldRanOut': '为您保留的时间已过，请重新选择时段。',
  'rejection.CancelTooLate': '开始前 {untilMin} 分钟内不能取消，来不了请致电{hall}。',
  'rejection.DeviceDisabled': '这台机器暂停使用，请到旁边的机器。',
  'rejection.UnknownCase': '没有 {caseNo} 这个受理号，请核对。',
  'rejection.CaseNotReady': '办件 {caseNo} 已有变化，这一步现在做不了，请看它的进度。',
  'rejection.StageNotLast': '还在“{stage}”，后面还有环节，办完再决定。',
  'rejection.WrongPickupCode': '码不对，请再报一次，或看短信、回执。',
  'rejection.NothingToPickUp': '还没办好，办好了会告诉您。',
  'rejection.UnknownDoor': '取件柜没有 {door} 号格；有的是：{doors}。',
  'rejection.NoPickupQueue': '现在不能取件取号，请到统一出件窗口。',
  'rejection.NotAllowed': '这个操作需要别的权限，请找值班长。',
}

const refusals: Readonly<Record<`refused.${Refusal}`, string>> = {
  'refused.rateLimited': '操作太快了，请稍等一会儿再试。',
  'refused.notAuthorised': '本机还没有获准这样操作，请找工作人员。',
  'refused.cannotStore': '系统暂时不能保存，现在不出号、不叫号。手里的号都有效，有事请到咨询台。',
  'refused.reload': '页面有新版本，正在更新，请稍候再试。',
}

/** What a server says that could not take a question; a page with better words has a text of the same key. */
const problems: Readonly<Record<`problem.${HttpProblem['code'] | 'wrongPinLeft'}`, string>> = {
  'problem.wrongPin': '工号或口令不对。',
  'problem.wrongPinLeft': '工号或口令不对，还可以试 {left} 次。',
  'problem.locked': '试错太多，请 {minutes} 分钟后再试，或找管理员。',
  'problem.rateLimited': '操作太快了，请稍等一会儿再试。',
  'problem.notAuthorised': '这个操作需要值班长登录。',
  'problem.notFound': '已经找不到它了，请刷新列表。',
  'problem.malformed': '“{field}”没有填对，请检查后再试。',
  'problem.tooLarge': '内容太长了，请分几次提交。',
  'problem.internal': '服务器没能办成，已记入日志，请稍后再试。',
}

export const messagesZh = {
  keepsNothing: '系统暂时不能保存，现在不出号、不叫号。手里的号都有效，恢复后接着叫。',
  ...rejections,
  /** Where the sentence of a code has not been fetched. */
  'rejection.other': '这一步现在办不了，请找工作人员。',
  ...refusals,
  ...problems,
  signedOut: '登录已到期，请再登录一次；写的都还在，登录后再按一次。',
  malformed: '这条信息没有填对（{field}），请检查后再试。',
  leaving: '上一位已经退出，但服务器还没有应答；接通后会自动结束那次登录。',
  noAnswer: '暂时没有收到回复，请稍候，或请工作人员帮忙。',
  siteSilent: '那边现在没有回应，这次没有办成。请稍后再试，或打那边的电话。',
  /** The other one, by its own name. */
  language: 'English',
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
  signOn: '用单位统一账号登录',
  'pairing.offline': '正在连接服务器，接通后会显示配对码。',
} as const
