/** The names that families of one background go by, and the language spoken at home. */
export type Background = {
  language: string
  /** How many families in a hundred or so. */
  weight: number
  surnames: readonly string[]
  girls: readonly string[]
  boys: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)

/** The backgrounds of the families in the demonstration; every full name is put together by chance. */
export const backgrounds: readonly Background[] = [
  {
    language: 'English',
    weight: 52,
    surnames:
      words(`Ashdown Birtwhistle Brackenridge Carrowby Cattermole Dunsford Eastlake Elmhirst Fairclough
      Garside Hathersage Holroyd Inskip Jessop Kettlewell Langstaff Loxley Merriweather Nettleton Oakeshott
      Pemberley Postlethwaite Quarmby Ramsbottom Scarborough Sedgwick Thackray Tunnicliffe Underhay Wadsworth
      Wetherby Wolfenden Yarborough`),
    girls:
      words(`Abigail Beatrix Charlotte Daisy Edith Freya Georgia Harriet Imogen Jasmine Keira Lottie Maisie
      Niamh Olivia Poppy Rosalind Scarlett Tamsin Willow`),
    boys: words(`Alfie Barnaby Callum Dexter Elliot Finley Gethin Harvey Isaac Jonah Kit Leo Milo Nathaniel Oscar
      Percy Rory Sebastian Theo Wilfred`),
  },
  {
    language: 'Urdu',
    weight: 11,
    surnames: words(
      'Abbasi Bukhari Chaudhry Durrani Gilani Hashmi Jatoi Khattak Mirza Niazi Qureshi Shirazi Zaidi',
    ),
    girls: words('Aleena Areeba Fatima Hafsa Iqra Laiba Maryam Noor Rabia Sana Zainab'),
    boys: words('Ahmed Bilal Danish Faisal Hamza Ibrahim Junaid Kashif Musa Rayyan Usman Yusuf'),
  },
  {
    language: 'Polish',
    weight: 7,
    surnames: words('Adamczyk Dudek Krawczyk Mazur Nowak Pawlak Stępień Walczak Wieczorek Wójcik Zając'),
    girls: words('Agnieszka Hanna Julia Lena Maja Natalia Oliwia Zofia'),
    boys: words('Antoni Filip Jakub Kacper Michał Oskar Szymon Tymon'),
  },
  {
    language: 'Bengali',
    weight: 5,
    surnames: words('Chowdhury Haque Islam Miah Rahman Sarkar Talukdar Uddin'),
    girls: words('Anika Farzana Jannat Mahbuba Nusrat Sadia Tasnim'),
    boys: words('Arif Fahim Imran Mahir Nayeem Rafiq Shahid Tanvir'),
  },
  {
    language: 'English',
    weight: 9,
    surnames: words(
      'Acheampong Adeyemi Asante Boateng Ekwueme Mensah Nwachukwu Obasanya Ogunleye Oyelaran Sackey',
    ),
    girls: words('Abena Adaeze Chidinma Efua Folake Ifeoma Temitope Yetunde'),
    boys: words('Akwasi Babatunde Chukwudi Emeka Kofi Kwabena Olumide Tunde'),
  },
  {
    language: 'Punjabi',
    weight: 5,
    surnames: words('Bains Dhaliwal Gill Johal Kang Mahal Sandhu Sidhu Thandi Virk'),
    girls: words('Amrit Gurleen Harleen Jasleen Kiran Manpreet Simran'),
    boys: words('Arjan Balraj Gurdeep Harjot Jaskaran Manveer Ranjit'),
  },
  {
    language: 'Romanian',
    weight: 4,
    surnames: words('Albu Constantin Dobre Florea Ionescu Lupu Marin Stoica Tudor Vasilescu'),
    girls: words('Alexandra Bianca Daria Elena Ioana Raluca'),
    boys: words('Andrei Cristian Dragoș Ionuț Matei Radu'),
  },
  {
    language: 'Arabic',
    weight: 4,
    surnames: words('Al-Amin Barakat Darwish Haddad Khoury Mansour Najjar Saleh'),
    girls: words('Amal Dalia Hala Layla Rania Yasmin'),
    boys: words('Adam Karim Nabil Omar Samir Tariq'),
  },
  {
    language: 'Welsh',
    weight: 3,
    surnames: words('Bevan Gethin Llewelyn Meredith Penry Prosser Rhydderch'),
    girls: words('Angharad Carys Ffion Gwen Lowri Seren'),
    boys: words('Aled Emrys Gruffydd Huw Macsen Rhodri'),
  },
]

/** The streets of a town that is on no map. */
export const streets: readonly string[] = [
  'Tannery Rise',
  'Lantern Street',
  'Osier Close',
  'Cooper’s Yard',
  'Weir Lane',
  'Bellfounder Road',
  'Hopkiln Avenue',
  'Saddler Terrace',
  'Millpond View',
  'Ropewalk',
  'Thistle Court',
  'Signal Box Road',
  'Cartwright Drive',
  'Old Ferry Street',
]
