/** Entry of the phone's ticket page: small, with the phone's own fonts, and never blank while it loads. */
import { createApp } from 'vue'
import '../app/base.css'
import './ticket.css'
import { stillSummary } from './still-summary.ts'
import { speakPhoneLanguage } from './texts.ts'
import TicketPage from './TicketPage.vue'
import { keepInputMethodKeys } from '../app/composition.ts'

speakPhoneLanguage()
keepInputMethodKeys()
createApp(TicketPage, { still: stillSummary(document) }).mount('#app')
