/**
 * Pages that come after the first usable view; fetched ahead while the line still stands, so that a lost line leaves no
 * dead tile.
 */

export const LAZY_PAGES = {
  services: () => import('./ServicesPage.vue'),
  near: () => import('./NearPage.vue'),
  self: () => import('./SelfPage.vue'),
  suggest: () => import('./SuggestPage.vue'),
  book: () => import('./BookPage.vue'),
  notices: () => import('./NoticesPage.vue'),
  county: () => import('./CountyPage.vue'),
} as const

/** Parts of pages that only some matters need. */
export const LAZY_PARTS = {
  noticeStrip: () => import('./NoticeStrip.vue'),
  nearStrip: () => import('./NearStrip.vue'),
  keptOut: () => import('./KeptOutCard.vue'),
  slipPaper: () => import('./SlipPaper.vue'),
  remotePlace: () => import('./RemotePlaceCard.vue'),
} as const
