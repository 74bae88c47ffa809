/** Why an interpreter is not booked or kept, in words that say what to do. */
export const interpreterRefusals = {
  'no-interpreter': () => 'No interpreter is booked here any more. Close the form and open the case again.',
  'interpreter-not-independent': () =>
    'An interpreter is never the child, a relative or a friend of the family. Tick the box once you know that this one is not.',
  'interpreter-of-family': () =>
    'This is the name of the pupil or of somebody in the family. Book somebody from outside the family, for example through an agency.',
}
