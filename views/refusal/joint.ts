/** Why a joint meeting is not proposed or answered, and what to do. */
export const jointRefusals = {
  'no-such-joint': () =>
    'This proposal has been answered, or no longer stands. Close this and open the case again.',
  'joint-not-kin': () =>
    'These two are not recorded as one family. Choose a brother or sister from the list.',
  'joint-not-now': () =>
    'No meeting can be set up where one of the two cases stands now. Open each case to see what comes first.',
  'joint-apart': () =>
    'Some of the adults who would be asked are met separately, so there is no joint meeting. Set up a meeting in each case.',
  'joint-not-yours': () =>
    'Each school agrees for itself: this is for the owner of the case, or for somebody on the staff of its school.',
}
