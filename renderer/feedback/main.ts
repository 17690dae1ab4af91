/** Entry of the phone's page of the unresolved-matter desk, complaints and suggestions: with the phone's own fonts. */
import '../app/text/field-names.ts'
import { createApp } from 'vue'
import '../app/base.css'
import { keepInputMethodKeys } from '../app/composition.ts'
import { speakPhoneLanguage } from '../app/text/language.ts'
import './feedback.css'
import FeedbackPage from './FeedbackPage.vue'

speakPhoneLanguage()
keepInputMethodKeys()
createApp(FeedbackPage).mount('#app')
