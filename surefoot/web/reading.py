"""The addresses of what there is to read: articles, topics, the plan's numbers."""

from typing import Annotated

from fastapi import APIRouter, Path

from surefoot.service.library_views import LibraryView
from surefoot.service.reading_views import (
    ArticleLineView,
    ArticleView,
    ChoiceView,
    SettingsView,
    TopicLineView,
    TopicView,
)
from surefoot.web.problems import WRONG
from surefoot.web.service import Service
from surefoot.web.turns import Turn


def routes(service: Service, turn: Turn) -> APIRouter:
    """The addresses over a service; one call at a time reaches it."""
    api = APIRouter(responses=WRONG)

    @api.get("/articles")
    def articles() -> list[ArticleLineView]:
        with turn():
            return service.texts().articles()

    @api.get("/articles/{id}")
    def article(id: Annotated[str, Path(max_length=60)]) -> ArticleView:
        with turn():
            return service.texts().article(id)

    @api.get("/exercises")
    def exercises() -> LibraryView:
        with turn():
            return service.library()

    @api.get("/topics")
    def topics() -> list[TopicLineView]:
        with turn():
            return service.texts().topics()

    @api.get("/topics/{id}")
    def topic(id: Annotated[str, Path(max_length=60)]) -> TopicView:
        with turn():
            return service.texts().topic(id)

    @api.get("/choices")
    def choices() -> list[ChoiceView]:
        with turn():
            return service.texts().choices()

    @api.get("/settings")
    def settings() -> SettingsView:
        with turn():
            return service.texts().settings()

    return api
