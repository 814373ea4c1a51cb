"""Writes one simulated survey of 150 respondents as six tools export it: team/german.csv (windows-1252, semicolons, decimal commas),
team/cover.csv (the same with titles above the names), team/google.csv, team/qualtrics.csv (choice texts, previews), team/redcap.csv with
team/redcap_dictionary.csv. team.R writes team/team.sav and team/team.dta from them. Run from this folder: python3 team.py; Rscript team.R"""
import csv
import random

random.seed(3)
LABELS = ['Stimme gar nicht zu', 'Stimme eher nicht zu', 'Teils-teils', 'Stimme eher zu', 'Stimme voll zu']
TEAM = ['Wir arbeiten gut zusammen', 'Wir erreichen unsere Ziele', 'Wir lösen Probleme gemeinsam', 'Wir können uns aufeinander verlassen']
TRUST = ['Ich vertraue meinem Team', 'Mein Team hält Zusagen ein', 'Mein Team ist ehrlich', 'In meinem Team wird man hintergangen']
rows = []
for i in range(150):
    f = random.gauss(0, 1)
    g = 0.5 * f + random.gauss(0, 0.8)
    q = [min(5, max(1, round(3 + 0.8 * f + random.gauss(0, 0.8)))) for _ in range(4)]
    r = [min(5, max(1, round(3 + 0.8 * g + random.gauss(0, 0.8)))) for _ in range(4)]
    r[3] = 6 - r[3]
    answers = ['' if random.random() < 0.03 else x for x in q + r]
    rows.append((i + 1, random.choice(['Nord', 'Süd']), 20 + random.random() * 40, answers))


def label(x):
    return LABELS[x - 1] if x else ''


def delimited(path, titles):
    with open(path, 'w', encoding='cp1252', newline='') as out:
        out.write(titles)
        names = [f'zus{i}' for i in range(1, 5)] + [f'ver{i}' for i in range(1, 5)]
        out.write('Nr;Standort;Alter;' + ';'.join(names) + '\r\n')
        for number, site, age, answers in rows:
            out.write(f'{number};{site};' + f'{age:.1f}'.replace('.', ',') + ';' + ';'.join(map(str, answers)) + '\r\n')


delimited('exports/team/german.csv', '')
delimited('exports/team/cover.csv', 'Mitarbeiterbefragung 2024\r\n\r\n')
with open('exports/team/google.csv', 'w', encoding='utf-8', newline='') as out:
    w = csv.writer(out)
    w.writerow(['Zeitstempel', 'E-Mail-Adresse', 'Standort'] + [f'Wie sehr stimmen Sie zu? [{x}]' for x in TEAM]
               + [f'Und Ihr Team? [{x}]' for x in TRUST])
    for number, site, age, answers in rows:
        w.writerow([f'2024/05/01 9:{number % 60:02d}:33 AM GMT+2', f'p{number}@example.org', site] + [label(x) for x in answers])
with open('exports/team/qualtrics.csv', 'w', encoding='utf-8-sig', newline='') as out:
    w = csv.writer(out)
    fixed = ['StartDate', 'EndDate', 'Status', 'IPAddress', 'Progress', 'Finished', 'ResponseId', 'RecipientEmail', 'UserLanguage']
    names = fixed + [f'Q1_{i}' for i in range(1, 5)] + [f'Q2_{i}' for i in range(1, 5)] + ['Q3']
    w.writerow(names)
    w.writerow(fixed + ['Wie sehr? - ' + x for x in TEAM] + ['Team? - ' + x for x in TRUST] + ['Standort'])
    w.writerow(['{"ImportId":"%s"}' % x for x in names])
    preview = ['2024-05-01 09:00:00', '2024-05-01 09:01:00', 'Survey Preview', '', 100, 'True', 'R_preview', '', 'DE']
    w.writerow(preview + [LABELS[0]] * 8 + ['Nord'])
    for number, site, age, answers in rows:
        start = ['2024-05-01 09:12:33', '2024-05-01 09:15:33', 'IP Address', '192.0.2.1', 100, 'True', f'R_{number:05d}', '', 'DE']
        w.writerow(start + [label(x) for x in answers] + [site])
names = [f'coop_{i}' for i in range(1, 5)] + [f'trust_{i}' for i in range(1, 5)]
with open('exports/team/redcap.csv', 'w', encoding='utf-8', newline='') as out:
    w = csv.writer(out)
    w.writerow(['record_id', 'redcap_event_name', 'site'] + names + ['team_complete'])
    for number, site, age, answers in rows:
        w.writerow([number, 'baseline_arm_1', 1 if site == 'Nord' else 2] + answers + [2])
with open('exports/team/redcap_dictionary.csv', 'w', encoding='utf-8', newline='') as out:
    w = csv.writer(out)
    w.writerow(['Variable / Field Name', 'Form Name', 'Section Header', 'Field Type', 'Field Label', 'Choices, Calculations, OR Slider Labels'])
    choices = ' | '.join(f'{i + 1}, {x}' for i, x in enumerate(LABELS))
    w.writerow(['record_id', 'team', '', 'text', 'Record ID', ''])
    w.writerow(['site', 'team', '', 'radio', 'Standort', '1, Nord | 2, Süd'])
    for name, text in zip(names, TEAM + TRUST):
        w.writerow([name, 'team', '', 'radio', text, choices])
