import { parse } from 'yaml'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { pathwayFaults } from '../../src/domain/pathway/soundness.ts'

/** A pathway of a council's own with every way, two decisions at one stage, and something that it proposes. */
export const smallText = `
id: small
version: 1
name: The short way
nation: england
standing: live
written: "2026"
source: Written for a test
checked_on: "2026-11-22"
titles: { ewo: Inclusion Officer }
settings:
  look-again:
    title: Looked at again within
    default: { n: 2, unit: week }
    least: 1
    most: 6
    why: A test
windows:
  entry: { last: { n: 6, unit: school-week }, source: Test }
  since: { from: { opened: true }, source: Test }
period: since
entry:
  tests:
    - { id: E1, test: { measure: unauthorised-sessions, over: entry, at_least: 1 }, local: true, source: Test }
  governs: all
  clear_first: []
stages:
  - id: first
    section: "1"
    title: First look
    by: [pastoral]
    source: Test
    items:
      - { id: A1, text: Was the family asked?, proof: none, source: Test }
    next:
      - { to: work, needs: [{ answered: first }] }
  - id: work
    section: "2"
    title: Work with the family
    by: [ewo]
    source: Test
    items:
      - { id: A2, text: Was a visit made?, proof: none, source: Test }
    next:
      - { to: more, way: up, needs: [{ answered: work }], source: Test }
      - { to: first, way: back, title: Look at it afresh, needs: [], source: Test }
  - id: more
    section: "3"
    title: More help
    by: [ewo]
    source: Test
    next:
      - { to: work, way: down, needs: [], source: Test }
  - id: court
    section: "4"
    title: Papers for court
    by: [legal]
    source: Test
    next:
      - { to: work, way: back, needs: [], source: Test }
deadlines:
  - id: look-again
    title: Look at it again
    anchor: { entered: work }
    count: { setting: look-again }
    direction: after
    met: { decided: [go-on-helping, end-it, to-court] }
    opens: decision
    source: Test
decisions:
  - id: outcome
    stage: work
    title: What happens with this family
    by: [team-leader]
    source: Test
    options:
      - { id: end-it, title: End the work, summary: Attendance is better, effect: { close: improved, once_sent: [] }, source: Test }
      - { id: go-on-helping, title: Go on helping, summary: It takes longer, effect: { stay: true }, source: Test }
      - id: to-court
        title: Prepare papers for court
        summary: There was further unauthorised absence
        towards: court
        proposed: [{ measure: unauthorised-sessions, over: entry, at_least: 5 }]
        stops:
          - { measure: unauthorised-sessions, over: entry, at_most: 0 }
          - { measure: missing-sessions, over: entry, at_least: 1 }
          - { measure: unexplained-sessions, over: entry, at_least: 1 }
        effect: { enter: court }
        source: Test
  - id: other-help
    stage: work
    title: Whether others should help
    by: [ewo, pastoral]
    source: Test
    options:
      - { id: ask-others, title: Ask others, summary: Somebody else can help, effect: { stay: true }, source: Test }
`

/** The pathway as text reads, with what is changed in it. */
export function smallPathway(change: (text: string) => string = (text) => text): Pathway {
  const read = pathwaySchema.parse(parse(change(smallText)))
  const faults = pathwayFaults(read)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return read
}
