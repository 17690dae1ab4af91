/** Pages that come after the first usable view; fetched ahead while the line still stands, so that a lost line leaves no dead tile. */

export const LAZY_PAGES = {
  services: () => import('./ServicesPage.vue'),
  near: () => import('./NearPage.vue'),
  self: () => import('./SelfPage.vue'),
  suggest: () => import('./SuggestPage.vue'),
  book: () => import('./BookPage.vue'),
} as const
