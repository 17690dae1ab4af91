/** Entry of the phone's page on which people ask for a time outside the hours: small, with the phone's own fonts. */
import '../app/text/field-names.ts'
import { createApp } from 'vue'
import '../app/base.css'
import './request.css'
import RequestPage from './RequestPage.vue'
import { keepInputMethodKeys } from '../app/composition.ts'
import { speakPhoneLanguage } from '../app/text/language.ts'

keepInputMethodKeys()
speakPhoneLanguage()
createApp(RequestPage).mount('#app')
