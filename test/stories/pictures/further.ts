import { richCases } from '../rich-cases.ts'
import { walk } from '../walk.ts'
import { closeOnly, fromMenu } from '../walk-steps.ts'

/** A case in which much has happened already: what is recorded, decided, sent and passed on late in it. */
export const pictures = walk({
  title: 'A case in which much has happened: what is recorded, decided, sent and passed on',
  pictures: {
    case: { shows: 'case', alt: 'The top of a case in which much has happened' },
    'case-stages': { shows: 'case', alt: 'The stages, records and conditions further down' },
    consult: { shows: 'care.consult', alt: 'The form for what the virtual school head said' },
    'call-off': { shows: 'meeting.call-off', alt: 'The form that calls a meeting off' },
    action: { shows: 'minutes.action', alt: 'The form for an action that is agreed' },
    'everything-needed': { shows: 'case', alt: 'What is missing before a case can go on' },
    decide: { shows: 'decision', alt: 'The decision: the figures and the options' },
    'decide-reason': { shows: 'decision', alt: 'An option whose condition is not met asks for a reason' },
    'decide-refused': {
      shows: ['decision', 'refused at a field'],
      alt: 'A decision without its reason is not taken',
    },
    letters: { shows: 'letters', alt: 'Letters with a draft that has not gone' },
    send: { shows: 'letters.send', alt: 'The form that marks letters as sent' },
    'hand-in': { shows: 'papers.back', alt: 'The form that takes in a letter changed in Word or signed' },
    excuse: { shows: 'letters.excuse', alt: 'The form for why somebody is not written to' },
    record: { shows: 'record', alt: 'The form of a record of the pathway' },
    'hand-over': { shows: 'case.hand-over', alt: 'The form that passes a case to a colleague' },
    withdraw: { shows: 'contacts.withdraw', alt: 'The form that withdraws a contact entered in error' },
    closed: { shows: 'case', alt: 'A closed case on which a hold still stands' },
    minutes: { shows: 'meeting.minutes', alt: 'The minutes of a meeting, as legal services read them' },
    reopen: { shows: 'case.reopen', alt: 'The form that opens a closed case again' },
  },
  play: async (page, take, running) => {
    const { workspace } = running
    if (workspace === null) throw new Error('there is no workspace')
    const { own, referred, closed } = await richCases({ running, workspace })
    const beside = (words: string) => page.scope.locator('[data-block-id]', { hasText: words }).last()
    const cancel = async () => {
      await page.press('Cancel')
      await page.shows('Before Fast Track')
    }
    await page.type(`/fasttrack case ${own}`)
    await page.shows('Before Fast Track')
    await take('case')
    await page.button('Open checklist').first().scrollIntoViewIfNeeded()
    await take('case-stages')
    await page.button('Record', beside('Looked after: the virtual school head')).click()
    await page.dialog('Who was asked')
    await take('consult')
    await cancel()
    await page.press('Call off')
    await page.dialog('Call a meeting off')
    await take('call-off')
    await cancel()
    await page.press('Minutes')
    await page.dialog('What is agreed')
    await page.press('Add an action')
    await page.shows('Who will do it?')
    await take('action')
    await page.press('Cancel')
    await page.shows('Often agreed')
    await page.press('Finish later')
    await page.noDialog()
    await page.type(`/fasttrack case ${own}`)
    await page.shows('Before Fast Track')
    await (await page.shows('Special educational needs')).scrollIntoViewIfNeeded()
    await take('everything-needed')
    await page.press('Decide')
    await page.dialog('Decide')
    await page.shows('What happens next?')
    await take('decide')
    await page.scope.getByRole('radio').last().check()
    await page.shows(/although its condition is not met/)
    await (await page.shows(/although its condition is not met/)).scrollIntoViewIfNeeded()
    await take('decide-reason')
    await page.press('Record decision')
    await page.page.locator('[aria-invalid=true]').first().waitFor()
    await take('decide-refused')
    await cancel()
    await page.press('Letters')
    await page.dialog('Letters')
    await page.shows(/Draft to/)
    await take('letters')
    await page.scope.locator('button', { hasText: /^Mark as sent/ }).click()
    await page.dialog('Mark as sent')
    await take('send')
    await page.press('Cancel')
    await page.shows(/Draft to/)
    await page.press('Hand in a paper')
    await page.dialog('Hand in a paper')
    await take('hand-in')
    await page.press('Cancel')
    await page.shows(/Draft to/)
    await page.button('Not writing to someone').first().click()
    await page.dialog('Not writing to someone')
    await take('excuse')
    await page.press('Cancel')
    await page.shows(/Draft to/)
    await page.press('Close')
    await page.shows('Before Fast Track')
    await page.button('Record', beside('Witness statement')).click()
    await page.dialog()
    await page.shows(/Witness statement/)
    await take('record')
    await cancel()
    await fromMenu(page, 'More', 'Pass to a colleague')
    await page.dialog('Pass to a colleague')
    await take('hand-over')
    await cancel()
    await page.press('All contacts')
    await page.dialog('Contacts')
    await page.shows('The aunt')
    await page.pick('The aunt', 'Entered in error')
    await page.dialog('Entered in error')
    await take('withdraw')
    await page.press('Cancel')
    await page.press('Close')
    await page.shows('Before Fast Track')
    await closeOnly(page)
    await page.type(`/fasttrack case ${closed}`)
    await page.shows('Before Fast Track')
    await take('closed')
    await fromMenu(page, 'More', 'Open again')
    await page.dialog('Open again')
    await take('reopen')
    await page.as('Auberon Castellane')
    await page.goTo('#attendance-team')
    await page.type(`/fasttrack case ${referred}`)
    await page.shows('Before Fast Track')
    await page.press('Minutes')
    await page.dialog('Minutes')
    await page.shows('Action plan')
    await take('minutes')
  },
})
