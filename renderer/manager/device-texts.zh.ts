/** Chinese texts of the device board. */
export const deviceZh = {
  'state.initialising': '启动中', 'state.unavailable': '不可用', 'state.available': '可用', 'state.active': '使用中',
  'cause.disabled': '已停用', 'cause.silent': '没有联系', 'cause.noReport': '没有报告状态', 'cause.paperOut': '缺纸', 'cause.coverOpen': '打印机盖没关', 'cause.printerOffline': '打印机连不上', 'cause.paperLow': '纸快用完',
  'cause.voiceFailed': '没有声音', 'cause.clipMissing': '缺少语音片段', 'cause.readerOffline': '读卡器连不上', 'cause.diskFull': '存储已满', 'cause.diskLow': '存储快满', 'cause.clockOff': '时钟不准', 'cause.ticketsKept': '离线号票没有交回',
  'part.network': '网络', 'part.printer': '打印机', 'part.reader': '读卡器', 'part.voice': '声音', 'part.disk': '存储', 'part.clock': '时钟',
  'health.ok': '正常', 'health.warning': '注意', 'health.failed': '故障', 'health.unknown': '不明',
  'paper.ok': '足', 'paper.low': '快用完', 'paper.out': '缺纸', 'paper.none': '–',
  col: '设备', colState: '状态', colParts: '部件', colPaper: '纸', colSeen: '最近联系', allFine: '部件正常', notKnown: '还没有报告',
  manage: '管理', close: '关闭', required: '必需', optional: '可选', since: '{time} 起',
  details: '运行情况', version: '页面版本', clockOffset: '时钟偏差', seconds: '{count} 秒', disk: '剩余存储', gigabytes: '{count} GB', kept: '未交回号票', keptOf: '{count} 张，自 {time}', none: '没有', paired: '配对时间',
  outBy: '停用原因：{reason}', outSince: '{time} 由工号 {by} 停用', messageNow: '正在显示：{text}', restartWaits: '已要求重启，等它完成',
  disable: '停用', enable: '恢复使用', message: '发消息', clearMessage: '撤下消息', restart: '重启', revoke: '收回',
  why: '停用原因', whyFor: '如 打印头要更换', whyMissing: '请写明停用原因。', 'disable.how': '停用后这台机器不再取号，屏幕请群众到旁边的机器；已经拿到的号不受影响。',
  text: '中文内容', textEn: '英文内容（可不填）', textMissing: '请写中文内容。', style: '显示方式', 'style.band': '一条提示', 'style.panel': '整屏，无人使用时', minutes: '显示多久', minutesOf: '{count} 分钟', untilTaken: '直到撤下',
  'restart.how': '有人使用时，等人离开再重启。', disabled: '{name} 已停用。', enabled: '{name} 已恢复使用。', sent: '已发到 {name}。', cleared: '{name} 的消息已撤下。', restarted: '已要求 {name} 重启。', back: '返回',
} as const
