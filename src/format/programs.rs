//! Projects of programs for qualitative analysis, which only these read themselves, and how what is in them is had.

use super::incoming::Fault;

/// A program, how its project files are called, and what to do with one.
struct Program {
    what: &'static str,
    /// What endings begin with; digits may follow.
    endings: &'static [&'static str],
    advice: &'static str,
}

const PROGRAMS: [Program; 3] = [
    Program {
        what: "This is a project of MAXQDA, which only MAXQDA opens",
        endings: &["mx", "mex"],
        advice: "In MAXQDA, export the project as REFI-QDA (.qdpx), and open that file here: texts, codes and memos come in",
    },
    Program {
        what: "This is a project of NVivo, which only NVivo opens",
        endings: &["nvp", "nvpx", "nvcx"],
        advice: "In NVivo, choose Export Project on the Share tab (on a Mac in the File menu), then REFI-QDA Project (.qdpx), and \
                 open that file here: texts, codes and memos come in",
    },
    Program {
        what: "This is a project of ATLAS.ti, which only ATLAS.ti opens",
        endings: &["atlproj", "atlcb", "hpr"],
        advice: "In ATLAS.ti, export the project as REFI-QDA (.qdpx), and open that file here: texts, codes and memos come in",
    },
];

/// What is wrong with a file that by its name is a project of such a program; `None`: it is none.
pub(super) fn project(path: &str) -> Option<Fault> {
    let (_, ending) = path.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let bare = ending.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut programs = PROGRAMS.iter();
    let program = programs.find(|program| program.endings.contains(&bare))?;
    Some(Fault::new(program.what, program.advice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projects_of_programs_are_known_by_their_names() {
        for (path, program) in [
            ("a.mx22", "MAXQDA"),
            ("a.MX24", "MAXQDA"),
            ("b/a.nvp", "NVivo"),
            ("a.nvpx", "NVivo"),
            ("a.atlproj", "ATLAS.ti"),
            ("a.atlproj23", "ATLAS.ti"),
        ] {
            let fault = project(path).unwrap();
            assert!(fault.what.contains(program), "{path}: {}", fault.what);
            assert!(fault.advice.contains(&format!("In {program}, ")));
            assert!(fault.advice.contains(".qdpx"));
        }
        for path in ["a.txt", "mx22", "a.qdpx", "a.max", "a.22"] {
            assert_eq!(project(path), None, "{path}");
        }
    }
}
