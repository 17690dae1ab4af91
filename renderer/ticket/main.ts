/** Entry of the phone's ticket page: small, with the phone's own fonts, and never blank while it loads. */
import '../app/text/field-names.ts'
import { createApp } from 'vue'
import '../app/base.css'
import './ticket.css'
import { stillSummary } from './still-summary.ts'
import { speakPhoneLanguage } from '../app/text/language.ts'
import TicketPage from './TicketPage.vue'
import { keepInputMethodKeys } from '../app/composition.ts'

speakPhoneLanguage()
keepInputMethodKeys()
createApp(TicketPage, { still: stillSummary(document) }).mount('#app')
