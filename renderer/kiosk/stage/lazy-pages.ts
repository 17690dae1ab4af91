/**
 * Pages that come after the first usable view; fetched ahead while the line still stands, so that a lost line leaves no
 * dead tile.
 */

export const LAZY_PAGES = {
  ask: () => import('../choose/AskPage.vue'),
  guides: () => import('../choose/GuidesPage.vue'),
  services: () => import('../services/ServicesPage.vue'),
  search: () => import('../choose/SearchPage.vue'),
  checklist: () => import('../choose/ChecklistPage.vue'),
  code: () => import('../code/CodePage.vue'),
  near: () => import('../elsewhere/NearPage.vue'),
  self: () => import('../choose/SelfPage.vue'),
  suggest: () => import('../services/SuggestPage.vue'),
  book: () => import('../services/BookPage.vue'),
  notices: () => import('../home/NoticesPage.vue'),
  theme: () => import('../cases/ThemePage.vue'),
  cases: () => import('../cases/CasesPage.vue'),
  paperOut: () => import('../issue/PaperOutPage.vue'),
  county: () => import('../elsewhere/CountyPage.vue'),
} as const

/** Parts of pages that only some matters need. */
export const LAZY_PARTS = {
  noticeStrip: () => import('../home/NoticeStrip.vue'),
  nearStrip: () => import('../elsewhere/NearStrip.vue'),
  keptOut: () => import('../choose/KeptOutCard.vue'),
  moreBelow: () => import('./MoreBelow.vue'),
  qrCode: () => import('../../app/parts/QrCode.vue'),
  slipPaper: () => import('../issue/SlipPaper.vue'),
  elderPlace: () => import('../issue/ElderPlace.vue'),
  remotePlace: () => import('../elsewhere/RemotePlaceCard.vue'),
} as const
