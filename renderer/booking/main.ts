/** Entry of the phone's booking page: small, with the phone's own fonts. */
import '../app/text/field-names.ts'
import { createApp } from 'vue'
import '../app/base.css'
import './booking.css'
import BookingPage from './BookingPage.vue'
import { speakPhoneLanguage } from '../app/text/language.ts'
import { keepInputMethodKeys } from '../app/composition.ts'

speakPhoneLanguage()
keepInputMethodKeys()
createApp(BookingPage).mount('#app')
