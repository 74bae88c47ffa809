import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A council's own pathway as its officer wrote it: nothing of it stands in the program. */
const pathway = `
id: harbour
version: 1
name: Harbourside first steps
nation: england
standing: live
written: "2026-09"
adopted: { approved_by: Cressida Loveday, role: Head of inclusion, on: "2026-09-01" }
source: Harbourside Council, written for a test
checked_on: "2026-11-22"
titles: { ewo: Harbour worker }
settings:
  look-again:
    title: Looked at again within
    default: { n: 2, unit: school-week }
    least: 1
    most: 6
    why: Two weeks show whether a visit helped
windows:
  entry: { last: { n: 6, unit: school-week }, source: Harbourside 1 }
  since-visit: { from: { entered: visit }, source: Harbourside 4 }
period: since-visit
questions:
  - { id: rung, text: Has somebody rung the family this week?, source: Harbourside 1 }
entry:
  tests:
    - { id: E1, title: 6 sessions or more are unauthorised, test: { measure: unauthorised-sessions, over: entry, at_least: 6 }, local: true, source: Harbourside 1 }
    - { id: E2, title: Somebody has rung the family, test: { asked: rung }, local: true, source: Harbourside 1 }
  governs: all
  clear_first: [unexplained-sessions]
stages:
  - id: talk
    section: "1"
    title: A talk in school
    by: [pastoral]
    source: Harbourside 2
    items:
      - { id: T1, text: Ask the pupil what makes mornings hard, proof: none, source: Harbourside 2 }
    next:
      - { to: visit, needs: [{ answered: talk }] }
  - id: visit
    section: "2"
    title: A visit at home
    by: [ewo]
    source: Harbourside 3
    items:
      - { id: V1, text: Visit the family at home, proof: none, source: Harbourside 3 }
    next:
      - { to: talk, way: back, title: Talk in school again, needs: [], source: Harbourside 3 }
letters:
  - id: well-done
    form: ""
    title: Well done
    template: harbour/well-done
    to: parents
    by: ewo
    unlocks: { decided: [end-it] }
    attach: []
    tells: outcome
    source: Harbourside 5
deadlines:
  - id: visit-made
    title: Visit the family
    by: [ewo]
    anchor: { entered: visit }
    earliest: { n: 1, unit: school-day }
    count: { n: 5, unit: school-day }
    direction: after
    met: { done: V1 }
    opens: checklist
    source: Harbourside 3
  - id: look-again
    title: Decide whether it helped
    by: [ewo]
    anchor: { entered: visit }
    count: { setting: look-again }
    direction: after
    met: { decided: [end-it, visit-again] }
    opens: decision
    source: Harbourside 4
watches:
  - id: missed-since
    title: Two sessions missed since the visit
    of: case
    when: { measure: unauthorised-sessions, over: since-visit, at_least: 2 }
    tells: [ewo]
    says: Ring the family the same day.
    source: Harbourside 4
decisions:
  - id: outcome
    stage: visit
    title: Did it help?
    by: [ewo]
    source: Harbourside 4
    options:
      - id: end-it
        title: It helped
        summary: No session was missed since the visit.
        when: [{ measure: unauthorised-sessions, over: since-visit, at_most: 0 }]
        effect: { close: helped, once_sent: [well-done] }
        letters: [well-done]
        source: Harbourside 5
      - id: visit-again
        title: Visit again
        summary: Sessions were missed again.
        proposed: [{ breached: missed-since }]
        effect: { stay: true }
        source: Harbourside 4
`

const letter = `---
id: well-done
name: Well done
addressee: parent
layout: letter
from: council
title: "{{pupil.forename}} has done well"
attach: []
proof: sent
needs: [decision]
source: Harbourside 5
---
This letter tells you that we ended our work with {{pupil.forename}} on {{date decision.on}}, because it helped. You need do nothing.

{{> help}}
`

/** Writes a council's folder of templates with that pathway and its letter, as `TEMPLATES_DIR` names it. */
export function harbourTemplates(folder: string): void {
  mkdirSync(join(folder, 'pathways'), { recursive: true })
  mkdirSync(join(folder, 'letters', 'harbour'), { recursive: true })
  writeFileSync(join(folder, 'pathways', 'harbour.yaml'), pathway)
  writeFileSync(join(folder, 'letters', 'harbour', 'well-done.md.hbs'), letter)
}
