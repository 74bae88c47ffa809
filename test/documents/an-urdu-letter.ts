import { englishVersion } from '../../src/documents/english-version.ts'
import { parseLetters } from '../../src/documents/load-letters.ts'
import { letterIn } from '../../src/domain/letter-in.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { letter } from './all-letters.ts'

const frame = `dear: محترم
sincerely: آپ کا مخلص
for: برائے
reference: ہمارا حوالہ
phone: فون
email: ای میل
enclosed: منسلک
certificate: حاضری کا سرٹیفکیٹ
minutes: میٹنگ کی روداد
signed: دستخط
page: صفحہ
of: از
`

const attendance = `{{shortDate attendance.from}} سے {{shortDate attendance.to}} تک {{pupil.forename}} کے اسکول کے چھوٹے ہوئے دن: **{{count attendance.daysLost ""}}**{{#if attendance.hoursLost}} (تقریباً گھنٹے: {{count attendance.hoursLost ""}}){{/if}}۔ ان میں سے:

- بغیر اجازت، ایسی وجہ کے بغیر جسے اسکول قبول کر سکے: {{days (less attendance.unauthorised attendance.lateAfterClose)}}
- بیماری کی وجہ سے: {{days attendance.illness}}
- دوسری وجوہات سے جو اسکول نے قبول کیں: {{days (less attendance.authorised attendance.illness)}}
- ابھی تک کوئی وجہ نہیں (براہ کرم ہمیں وجہ بتائیں): {{days attendance.unexplained}}

{{pupil.forename}} رجسٹر بند ہونے سے پہلے اتنی بار دیر سے آئے: {{times attendance.late}}۔ رجسٹر بند ہونے کے بعد: {{times attendance.lateAfterClose}}۔ یہ اوپر شمار نہیں کیا گیا۔
`

const meetingHelp = `**ہمیں بتائیں اگر صحت، معذوری، کسی کی دیکھ بھال، پیسے یا حفاظت کی وجہ سے مشکل ہو رہی ہے،** {{pupil.forename}} کے لیے یا آپ کے لیے۔ آپ ہمیں تنہائی میں بتا سکتے ہیں، اور ہم آپ کے ساتھ مل کر مدد تلاش کریں گے۔

رابطہ کریں: **{{contact.name}}**، {{contact.role}}: {{contact.phone}} یا {{contact.email}}۔ آپ تاریخ بدلنے، الگ ملنے، کسی کو ساتھ لانے، مترجم، بڑے حروف یا کسی دوسری زبان کے لیے کہہ سکتے ہیں۔ Citizens Advice مفت اور غیر جانبدار مشورہ دیتا ہے۔
`

const body = `یہ خط آپ کو **{{date meeting.day}} کو {{time meeting.time}}** بجے فاسٹ ٹریک میٹنگ میں بلاتا ہے، جگہ: {{meeting.place}}۔ براہ کرم تشریف لائیں، یا ہمیں بتائیں اگر آپ نہیں آ سکتے۔ میٹنگ کی صدارت کریں گے: {{meeting.chair}}۔{{#if oldDay}} **یہ اس کی جگہ ہے جو ہم نے {{date oldDay.day}}، {{time oldDay.time}} کے بارے میں لکھا تھا۔**{{/if}}

میٹنگ میں ہم آپ کی بات سنیں گے، دیکھیں گے کہ {{pupil.forename}} کو کیا چاہیے، اور ایک منصوبے پر اتفاق کریں گے جو بتائے کہ اسکول کیا مدد کرے گا۔ {{pupil.forename}} کی اپنی رائے بھی اس کا حصہ ہوگی۔

{{> attendance}}

ہمیں بتائیں اگر اس خط کے ساتھ حاضری کے سرٹیفکیٹ میں کچھ غلط ہے۔

{{> meeting-help}}

میٹنگ کے بعد ہم منصوبے کو وقت دیں گے اور پھر ملیں گے۔ اگر {{pupil.forename}} پھر بھی بغیر وجہ اسکول نہ آئے تو اسکول کونسل سے غور کرنے کو کہہ سکتا ہے۔ ہم پہلے آپ کے ساتھ مل کر اسے ٹھیک کرنا چاہتے ہیں۔
`

/** A whole invitation in Urdu, with its shared parts: it shows how a page that runs from right to left is set, and nobody has checked its words. */
export function anUrduLetter(): LetterTemplate {
  const { parts, ...head } = letter('invite-initial')
  const english = { ...head, parts }
  const fields = { ...head, body: undefined, translations: undefined }
  const of = englishVersion(english)
  const files = [
    { file: 'f/invite-initial.md.hbs', text: `---\n${JSON.stringify(fields)}\n---\n${head.body}` },
    ...Object.entries(parts).map(([name, text]) => ({ file: `_${name}.md.hbs`, text })),
    { file: '_frame.ur.md.hbs', text: frame },
    { file: '_attendance.ur.md.hbs', text: attendance },
    { file: '_meeting-help.ur.md.hbs', text: meetingHelp },
    {
      file: 'f/invite-initial.ur.md.hbs',
      text: `---\ntranslation: { language: ur, of: "${of}", checked_by: A. N. Other, checked_on: 2026-11-20 }\nname: دعوت\ntitle: "{{pupil.forename}} کی حاضری کے بارے میں میٹنگ میں تشریف لائیں"\n---\n${body}`,
    },
  ]
  const { letters, faults } = parseLetters(files)
  const [one] = letters
  if (one === undefined || faults.length > 0) throw new Error(faults.join('\n'))
  const found = letterIn(one, 'ur')
  if (!('template' in found)) throw new Error(found.lacks)
  return found.template
}
