/**
 * First and last names that are common where an office is. Whoever they make together is invented; most companies
 * are mixed, so one person in five has a name from elsewhere.
 */
import type { Place } from "../company/places.ts";
import type { Random } from "./random.ts";

type Locale = Place["locale"] | "tr";
type Names = {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly last: readonly string[];
};

const list = (names: string): readonly string[] => names.trim().split(/\s+/);

const NAMES: Readonly<Record<Locale, Names>> = {
  de: {
    female:
      list(`Anna Anna-Lena Annika Antje Barbara Birgit Carolin Christina Claudia Daniela Franziska Gabriele Hanna
      Heike Ines Jana Johanna Jule Julia Katharina Katrin Kerstin Laura Lea Lena Lisa Luise Maren Marie Marlene Mia
      Miriam Monika Nadine Nele Nina Petra Sabine Sandra Sarah Silke Sofie Stefanie Susanne Svenja Ulrike Ursula Vanessa`),
    male: list(`Alexander Andreas Benjamin Bernd Björn Christian Clemens Daniel David Dennis Dirk Elias Fabian Felix
      Florian Frank Georg Günter Hannes Holger Jakob Jan Jan-Philipp Jens Jonas Jörg Jürgen Kai Karl Lars Leon Lukas
      Marcel Markus Martin Matthias Max Michael Moritz Niklas Ole Oliver Paul Peter Philipp Rainer Sebastian Sönke
      Stefan Thomas Till Tobias Torsten Uwe Wolfgang`),
    last: list(`Albrecht Arnold Bauer Baumann Beck Becker Berger Böhm Brandt Braun Busch Dietrich Engel Fischer Frank
      Franke Fuchs Graf Groß Günther Haas Hahn Hartmann Heinrich Herrmann Hoffmann Hofmann Horn Huber Jäger Jung Kaiser
      Keller Klein Koch Köhler König Kraus Krause Krämer Krüger Kuhn Kühn Lang Lange Lehmann Lorenz Ludwig Maier Martin
      Mayer Meier Meyer Möller Müller Neumann Otto Peters Pfeiffer Pohl Richter Roth Sauer Schäfer Schmidt Schmitt
      Schneider Scholz Schreiber Schröder Schubert Schulte Schulz Schumacher Schuster Schwarz Seidel Simon Sommer Stein
      Thomas Vogel Vogt Voigt Wagner Walter Weber Weiß Werner Winkler Winter Wolf Wolff Ziegler Zimmermann
      Meyer-Lange Weiß-Krämer`),
  },
  en: {
    female:
      list(`Alice Amelia Charlotte Chloe Emily Emma Grace Hannah Isla Jessica Lucy Megan Olivia Priya Rachel
      Rebecca Ruby Sophie Zara`),
    male: list(`Adam Arjun Charlie Daniel Edward George Harry Jack James Joshua Liam Matthew Noah Oliver Oscar Ryan
      Samuel Thomas William`),
    last: list(`Adams Allen Anderson Baker Brown Campbell Carter Clark Collins Cooper Davies Edwards Evans Green Hall
      Harris Hill Hughes Jackson Johnson Jones Kelly Khan King Lee Lewis Martin Mitchell Moore Morgan Morris Murphy
      O'Brien O'Connor Parker Patel Phillips Roberts Robinson Scott Shaw Singh Smith Taylor Thompson Turner Walker Ward
      Watson White Williams Wilson Wood Wright Young`),
  },
  fr: {
    female: list("Amélie Aurélie Camille Chloé Clémence Élodie Hélène Inès Léa Manon Margaux Zoé"),
    male: list("Antoine Benoît Clément François Guillaume Hugo Jérôme Julien Loïc Mathieu Théo Vincent"),
    last: list(`Bernard Bertrand Bonnet Chevalier Dubois Dupont Durand Faure Fournier Gauthier Girard Lambert Lefèvre
      Leroy Martin Mercier Moreau Perrin Petit Rousseau`),
  },
  es: {
    female: list("Alba Ana Beatriz Carmen Elena Inés Laura Lucía María Marta Núria Pilar Sofía"),
    male: list("Álvaro Andrés Carlos Diego Hugo Iván Javier Jesús José Manuel Pablo Raúl Sergio"),
    last: list(`Álvarez Castro Díaz Fernández García Gómez González Gutiérrez Hernández Jiménez López Martínez Muñoz
      Navarro Núñez Ortega Pérez Ramírez Rodríguez Sánchez Silva Torres Vázquez`),
  },
  pl: {
    female: list("Agnieszka Aleksandra Beata Ewa Joanna Katarzyna Małgorzata Monika Natalia Zofia"),
    male: list("Andrzej Grzegorz Jakub Łukasz Marcin Mateusz Michał Paweł Piotr Tomasz"),
    last: list(`Dąbrowska-Nowak Duda Kaczmarek Kamiński Kowalczyk Krawczyk Mazur Nowak Pawlak Piątek Sikora Wieczorek
      Wójcik Wróbel Zając Zieliński`),
  },
  nl: {
    female: list("Anouk Femke Fleur Iris Lieke Lotte Marieke Roos Sanne Tess"),
    male: list("Bas Daan Jeroen Joris Lars Maarten Niels Ruben Sander Thijs"),
    last: list("Bakker Bos Dekker Hendriks Jansen Kuiper Mulder Peters Smit Visser Vos Willems"),
  },
  tr: {
    female: list("Ayşe Defne Ebru Elif Emine Esra Fatma Gül Merve Selin Zeynep"),
    male: list("Ahmet Burak Can Deniz Emre Hakan İbrahim Kemal Mehmet Murat Mustafa Ömer"),
    last: list("Aydın Çelik Demir Doğan Kaya Kılıç Koç Öztürk Polat Şahin Yıldız Yılmaz"),
  },
};

const ELSEWHERE: readonly Locale[] = ["de", "de", "en", "es", "fr", "nl", "pl", "pl", "tr", "tr", "tr"];

export type InventedName = {
  readonly firstName: string;
  readonly lastName: string;
  readonly gender: "female" | "male" | "diverse" | "";
};

export function inventName(random: Random, home: Place["locale"]): InventedName {
  const names = NAMES[random.chance(0.2) ? random.pick(ELSEWHERE) : home];
  const isFemale = random.chance(0.48);
  const firstName = random.pick(isFemale ? names.female : names.male);
  return { firstName, lastName: random.pick(names.last), gender: statedGender(random, isFemale) };
}

/** A few state another gender or none. */
function statedGender(random: Random, isFemale: boolean): InventedName["gender"] {
  const unusual = random.whole(0, 49);
  if (unusual === 0) return "diverse";
  if (unusual === 1) return "";
  return isFemale ? "female" : "male";
}
