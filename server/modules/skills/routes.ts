import {
  createRoundEndpoint, editRoundEndpoint, getRoundEndpoint, listAwardsEndpoint, listResultsEndpoint, listRoundsEndpoint, matchStaffEndpoint, publishAwardEndpoint, publishRoundEndpoint, recordAwardEndpoint, saveResultsEndpoint,
  skillsOfStaffEndpoint, withdrawAwardEndpoint, withdrawRoundEndpoint,
} from '#api/stars.ts'
import { listLackingEndpoint, listCoursesEndpoint, listTrainingEndpoint, recordTrainingEndpoint, saveCourseEndpoint, withdrawTrainingEndpoint } from '#api/training.ts'
import { beginOfferingEndpoint, endOfferingEndpoint, listOfferersEndpoint, listTechniquesEndpoint, saveTechniqueEndpoint, techniquesOfEndpoint } from '#api/techniques.ts'
import { type Route, serve } from '#platform/http/routes.ts'
import { createRound, editRound, publishRound, saveResults, withdrawRound } from './change-round.ts'
import type { SkillsUsing } from './compared-stars.ts'
import { listAwards, publishAward, recordAward, withdrawAward } from './keep-awards.ts'
import { listCourses, saveCourse } from './keep-courses.ts'
import { beginOffering, endOffering, listOfferers, listTechniques, saveTechnique, techniquesOf } from './keep-techniques.ts'
import { listLacking, listTraining, recordTraining, withdrawTraining } from './keep-training.ts'
import { getRound, listResults, listRounds, matchStaff } from './read-rounds.ts'
import { skillsOfStaff } from './skills-of-staff.ts'

export const skillsRoutes = (using: SkillsUsing): readonly Route[] => [
  serve(listRoundsEndpoint, listRounds(using)),
  serve(getRoundEndpoint, getRound(using)),
  serve(listResultsEndpoint, listResults),
  serve(createRoundEndpoint, createRound),
  serve(editRoundEndpoint, editRound),
  serve(saveResultsEndpoint, saveResults),
  serve(publishRoundEndpoint, publishRound),
  serve(withdrawRoundEndpoint, withdrawRound),
  serve(matchStaffEndpoint, matchStaff),
  serve(listAwardsEndpoint, listAwards),
  serve(recordAwardEndpoint, recordAward),
  serve(publishAwardEndpoint, publishAward),
  serve(withdrawAwardEndpoint, withdrawAward),
  serve(skillsOfStaffEndpoint, skillsOfStaff),
  serve(listCoursesEndpoint, listCourses),
  serve(saveCourseEndpoint, saveCourse),
  serve(listTrainingEndpoint, listTraining),
  serve(listLackingEndpoint, listLacking),
  serve(recordTrainingEndpoint, recordTraining),
  serve(withdrawTrainingEndpoint, withdrawTraining),
  serve(listTechniquesEndpoint, listTechniques),
  serve(saveTechniqueEndpoint, saveTechnique),
  serve(listOfferersEndpoint, listOfferers),
  serve(techniquesOfEndpoint, techniquesOf),
  serve(beginOfferingEndpoint, beginOffering),
  serve(endOfferingEndpoint, endOffering),
]
