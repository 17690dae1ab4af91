/** Entry of the villager's page of one errand: small, with the phone's own fonts. */
import '../app/text/field-names.ts'
import { createApp } from 'vue'
import '../app/base.css'
import { keepInputMethodKeys } from '../app/composition.ts'
import { speakPhoneLanguage } from '../app/text/language.ts'
import './errand.css'
import ErrandPage from './ErrandPage.vue'

speakPhoneLanguage()
keepInputMethodKeys()
createApp(ErrandPage).mount('#app')
