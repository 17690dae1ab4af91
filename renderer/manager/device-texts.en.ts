/** English texts of the device board. */
import type { deviceZh } from './device-texts.zh.ts'

export const deviceEn: Readonly<Record<keyof typeof deviceZh, string>> = {
  'state.initialising': 'Starting', 'state.unavailable': 'Unavailable', 'state.available': 'Available', 'state.active': 'In use',
  'cause.disabled': 'Out of use', 'cause.silent': 'No contact', 'cause.noReport': 'Never reported', 'cause.paperOut': 'Out of paper', 'cause.coverOpen': 'Printer cover open', 'cause.printerOffline': 'Printer offline', 'cause.paperLow': 'Paper low',
  'cause.voiceFailed': 'No sound', 'cause.clipMissing': 'A voice clip is missing', 'cause.readerOffline': 'Reader offline', 'cause.diskFull': 'Storage full', 'cause.diskLow': 'Storage low', 'cause.clockOff': 'Clock wrong', 'cause.ticketsKept': 'Offline tickets not handed in',
  'part.network': 'Network', 'part.printer': 'Printer', 'part.reader': 'Reader', 'part.voice': 'Sound', 'part.disk': 'Storage', 'part.clock': 'Clock',
  'health.ok': 'fine', 'health.warning': 'attention', 'health.failed': 'failed', 'health.unknown': 'not known',
  'paper.ok': 'ok', 'paper.low': 'low', 'paper.out': 'out', 'paper.none': '–',
  col: 'Device', colState: 'State', colParts: 'Components', colPaper: 'Paper', colSeen: 'Last contact', allFine: 'all fine', notKnown: 'no report yet',
  manage: 'Manage', close: 'Close', required: 'required', optional: 'optional', since: 'since {time}',
  details: 'How it runs', version: 'Page build', clockOffset: 'Clock offset', seconds: '{count} s', disk: 'Free storage', gigabytes: '{count} GB', kept: 'Tickets not handed in', keptOf: '{count}, since {time}', none: 'none', paired: 'Paired',
  outBy: 'Out of use: {reason}', outSince: 'since {time}, by badge {by}', messageNow: 'Shown now: {text}', restartWaits: 'Restart ordered; waiting for it',
  disable: 'Take out of use', enable: 'Put back in use', message: 'Send a message', clearMessage: 'Take message down', restart: 'Restart', revoke: 'Take back',
  why: 'Reason', whyFor: 'e.g. print head to be replaced', whyMissing: 'Please give the reason.', 'disable.how': 'It gives no more numbers and sends visitors to the next machine; numbers already given stay valid.',
  text: 'Text in Chinese', textEn: 'Text in English (optional)', textMissing: 'Please write the Chinese text.', style: 'Shown as', 'style.band': 'a band', 'style.panel': 'a whole screen, while nobody uses it', minutes: 'For how long', minutesOf: '{count} min', untilTaken: 'until taken down',
  'restart.how': 'While somebody uses it, it waits until they leave.', disabled: '{name} is out of use.', enabled: '{name} is in use again.', sent: 'Sent to {name}.', cleared: 'The message on {name} is taken down.', restarted: '{name} was told to restart.', back: 'Back',
}
